import { BSON, ObjectId } from 'bson';
import { eachField, joinFields } from './raw.fields.ts';
import type { Doc } from './values.ts';

/** Encodes a document; undefined fields are left out. */
export function encode(doc: Doc): Buffer {
  const bytes = BSON.serialize(doc, { ignoreUndefined: true, checkKeys: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The bytes of '_id' and its end, as one number. */
const ID_NAME = 0x0064695f;

/** The document with `_id` as its first field; a missing one is made. */
export function withIdFirst(raw: Buffer): Buffer {
  if (raw.length > 9 && raw.readUInt32LE(5) === ID_NAME) return raw;
  const rest: Buffer[] = [];
  let id: Buffer | undefined;
  eachField(raw, (start, value, end) => {
    const part = raw.subarray(start, end);
    if (value - start === 5 && raw.readUInt32LE(start + 1) === ID_NAME) id = part;
    else rest.push(part);
    return false;
  });
  const made = id ?? encode({ _id: new ObjectId() }).subarray(4, -1);
  return joinFields([made, ...rest]);
}

const fieldOf = (name: string, value: unknown) => encode({ [name]: value }).subarray(4, -1);

/**
 * Encodes what an update made of a stored document. Fields it did not write keep their bytes, and with them the type of
 * a number that JavaScript does not tell from another, such as the double 5.
 */
export function encodeKeeping(raw: Buffer, made: Doc, written: ReadonlySet<string>): Buffer {
  const parts: Buffer[] = [];
  const kept = new Set<string>();
  eachField(raw, (start, value, end) => {
    const name = raw.toString('utf8', start + 1, value - 1);
    kept.add(name);
    if (!Object.hasOwn(made, name)) return false;
    parts.push(written.has(name) ? fieldOf(name, made[name]) : raw.subarray(start, end));
    return false;
  });
  for (const name of Object.keys(made)) if (!kept.has(name)) parts.push(fieldOf(name, made[name]));
  return joinFields(parts);
}
