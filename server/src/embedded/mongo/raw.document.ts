import { BSON, ObjectId } from 'bson';
import { badValue } from './failure.ts';
import type { Doc } from './values.ts';

const KEEP_TYPES = { promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;
const FOR_PIPELINES = { promoteLongs: true, promoteBuffers: false, bsonRegExp: true } as const;

/** Decodes a document; longs, binaries and regular expressions keep their BSON classes. */
export const decode = (raw: Uint8Array): Doc => BSON.deserialize(raw, KEEP_TYPES);

/** Decodes for aggregation, where longs within the safe range become plain numbers. */
export const decodePlain = (raw: Uint8Array): Doc => BSON.deserialize(raw, FOR_PIPELINES);

/** Encodes a document; undefined fields are left out. */
export function encode(doc: Doc): Buffer {
  const bytes = BSON.serialize(doc, { ignoreUndefined: true, checkKeys: false });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const FIXED: Record<number, number> = {
  1: 8,
  6: 0,
  7: 12,
  8: 1,
  9: 8,
  10: 0,
  16: 4,
  17: 8,
  18: 8,
  19: 16,
  255: 0,
  127: 0,
};

function afterText(raw: Buffer, from: number): number {
  const end = raw.indexOf(0, from);
  if (end < 0) throw badValue('a BSON string has no end');
  return end + 1;
}

/** The offset behind a value of `type` that starts at `from`. */
function afterValue(raw: Buffer, type: number, from: number): number {
  const fixed = FIXED[type];
  if (fixed !== undefined) return from + fixed;
  switch (type) {
    case 2:
    case 13:
    case 14:
      return from + 4 + raw.readInt32LE(from);
    case 3:
    case 4:
    case 15:
      return from + raw.readInt32LE(from);
    case 5:
      return from + 5 + raw.readInt32LE(from);
    case 11:
      return afterText(raw, afterText(raw, from));
    case 12:
      return from + 4 + raw.readInt32LE(from) + 12;
  }
  throw badValue(`unknown BSON type ${type}`);
}

/** Calls `visit` for each top-level field: name, start of the element, its end; true stops. */
function eachField(
  raw: Buffer,
  visit: (name: string, start: number, end: number) => boolean | undefined,
): void {
  const last = raw.length - 1;
  let at = 4;
  while (at < last) {
    const start = at;
    const nameEnd = afterText(raw, at + 1);
    const end = afterValue(raw, raw[start] as number, nameEnd);
    if (visit(raw.toString('latin1', start + 1, nameEnd - 1), start, end)) return;
    at = end;
  }
}

function joinFields(parts: Buffer[]): Buffer {
  let length = 5;
  for (const part of parts) length += part.length;
  const out = Buffer.allocUnsafe(length);
  out.writeInt32LE(length, 0);
  let at = 4;
  for (const part of parts) at += part.copy(out, at);
  out[at] = 0;
  return out;
}

/** A raw document with only the named top-level fields, in stored order; `_id` comes first anyway. */
export function pickFields(raw: Buffer, names: ReadonlySet<string>): Buffer {
  const parts: Buffer[] = [];
  eachField(raw, (name, start, end) => {
    if (!names.has(name)) return false;
    parts.push(raw.subarray(start, end));
    return parts.length === names.size;
  });
  return joinFields(parts);
}

/** Whether names can be compared as bytes: `pickFields` sees field names as latin1. */
export const isPlainName = (name: string) => /^[\x20-\x7e]+$/.test(name);

/** Decodes only the named top-level fields. */
export const decodeFields = (raw: Buffer, names: ReadonlySet<string>): Doc =>
  decode(pickFields(raw, names));

/** The bytes of '_id' and its end, as one number. */
const ID_NAME = 0x0064695f;

/** The document with `_id` as its first field; a missing one is made. */
export function withIdFirst(raw: Buffer): Buffer {
  if (raw.length > 9 && raw.readUInt32LE(5) === ID_NAME) return raw;
  const rest: Buffer[] = [];
  let id: Buffer | undefined;
  eachField(raw, (name, start, end) => {
    const part = raw.subarray(start, end);
    if (name === '_id') id = part;
    else rest.push(part);
    return false;
  });
  const made = id ?? encode({ _id: new ObjectId() }).subarray(4, -1);
  return joinFields([made, ...rest]);
}
