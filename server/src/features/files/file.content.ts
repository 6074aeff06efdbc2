/** What may be attached, by content; a picture that carries script (SVG) and pages are not among them. */
const allowed: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/zip': 'zip',
  'video/mp4': 'mp4',
};

const plainEndings = new Set(['txt', 'csv', 'md']);
const ending = (name: string) => name.toLowerCase().split('.').at(-1) ?? '';

const isPlain = (bytes: Buffer): boolean => {
  if (bytes.includes(0)) return false;
  const start = bytes.subarray(0, 4096).toString('utf8').trimStart().toLowerCase();
  return !/^<(!doctype|html|svg|script|\?xml)/.test(start);
};

/** The MIME type of a file by its content; undefined when it may not be attached or pretends to be another. */
export const contentType = async (name: string, bytes: Buffer): Promise<string | undefined> => {
  // Read with the first file: a start need not wait for it.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  if (!found)
    return plainEndings.has(ending(name)) && isPlain(bytes)
      ? 'text/plain; charset=utf-8'
      : undefined;
  const own = allowed[found.mime];
  if (!own) return undefined;
  const named = ending(name) === 'jpeg' ? 'jpg' : ending(name);
  return named === own ? found.mime : undefined;
};
