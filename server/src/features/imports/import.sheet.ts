import { importColumns } from '@zhiqiao/shared/imports/import.columns';
import type { ImportKind } from '@zhiqiao/shared/imports/import.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { unzipSync } from 'fflate';

/** One row as typed: the row's number in the sheet (1 is the heading) and its cells by column key. */
export interface SheetRow {
  row: number;
  cells: Record<string, string>;
}

const maxRows = 20_000;
const maxUnpacked = 200 * 1024 * 1024;

/** A zip may unpack to no more than this: only its directory is read to know. */
const refuseBomb = (bytes: Buffer): void => {
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: (file) => {
        total += file.originalSize;
        return false;
      },
    });
  } catch (error) {
    throw new Refusal('wrongType', { field: 'file' }, error);
  }
  if (total > maxUnpacked) throw new Refusal('tooLarge', { field: 'file' });
};

const words = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (Array.isArray(cell)) return cell.map(words).join('、');
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
};

const fromXlsx = async (bytes: Buffer): Promise<unknown[][]> => {
  refuseBomb(bytes);
  try {
    // Read with the first table, not at every start.
    const { readSheet } = await import('read-excel-file/node');
    return await readSheet(bytes);
  } catch (error) {
    throw new Refusal('wrongType', { field: 'file' }, error);
  }
};

const fromJson = (bytes: Buffer): unknown[][] => {
  let list: unknown;
  try {
    list = JSON.parse(bytes.toString('utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Refusal('brokenJson', { field: 'file' }, error);
  }
  const objects = Array.isArray(list)
    ? list.filter((item) => typeof item === 'object' && item !== null)
    : [];
  const headings = [...new Set(objects.flatMap((item) => Object.keys(item as object)))];
  return [
    headings,
    ...objects.map((item) => headings.map((key) => (item as Record<string, unknown>)[key])),
  ];
};

/** Reads an .xlsx (first sheet) or a .json array; refuses what is neither, too many rows, or no known heading. */
export const readRows = async (
  kind: ImportKind,
  name: string,
  bytes: Buffer,
): Promise<SheetRow[]> => {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  const table = isZip ? await fromXlsx(bytes) : fromJson(bytes);
  const [first, ...rest] = table;
  const columns = (first ?? []).map((heading) => {
    const typed = words(heading)
      .trim()
      .replace(/\s*\*$/, '');
    return importColumns[kind].find((column) => column.headings.includes(typed))?.key;
  });
  const missing = importColumns[kind].filter(
    (column) => column.required && !columns.includes(column.key),
  );
  if (missing.length) {
    const list = missing.map((column) => column.headings[0]).join('、');
    throw new Refusal('badInput', {
      issues: [{ path: 'file', code: 'missingColumns', message: `${name}：缺少列 ${list}` }],
    });
  }
  if (rest.length > maxRows) throw new Refusal('tooLarge', { rows: rest.length, limit: maxRows });
  return rest
    .map((cells, index) => ({
      row: index + 2,
      cells: Object.fromEntries(
        columns.flatMap((key, at) => (key ? [[key, words(cells[at])] as const] : [])),
      ),
    }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell.trim() !== ''));
};

/** The table to fill in: headings (a star marks the required ones), one example row. */
export const makeTemplate = async (kind: ImportKind): Promise<Buffer> => {
  const columns = importColumns[kind];
  const heading = columns.map((column) => ({
    value: column.required ? `${column.headings[0]} *` : column.headings[0]!,
    fontWeight: 'bold' as const,
  }));
  const example = columns.map((column) => ({ value: column.example, type: String }));
  const { default: writeExcel } = await import('write-excel-file/node');
  return (await writeExcel([heading, example], {
    columns: columns.map(() => ({ width: 22 })),
  }).toBuffer()) as Buffer;
};
