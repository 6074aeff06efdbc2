import { BSON, ObjectId } from 'bson';
import { badValue } from './failure.ts';
import type { Doc } from './values.ts';

/** Names of top-level fields, made ready to be looked for in raw documents. */
export class FieldNames {
  readonly names: readonly string[];
  private readonly bytes: readonly Buffer[];

  constructor(names: Iterable<string>) {
    this.names = [...new Set(names)];
    this.bytes = this.names.map((name) => Buffer.from(name, 'latin1'));
  }

  get size(): number {
    return this.names.length;
  }

  /** The place of the name written at `start`..`end`, or -1. */
  placeOf(raw: Buffer, start: number, end: number): number {
    const length = end - start;
    for (let place = 0; place < this.bytes.length; place++) {
      const name = this.bytes[place] as Buffer;
      if (name.length !== length) continue;
      let i = 0;
      while (i < length && raw[start + i] === name[i]) i++;
      if (i === length) return place;
    }
    return -1;
  }
}

/** Whether a name can be compared byte by byte: plain ASCII. */
export const isPlainName = (name: string) => /^[\x20-\x7e]+$/.test(name);

const TYPE = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  pointer: 12,
  int: 16,
} as const;

/** Sizes of the types that always take the same room, by type. */
const FIXED: Record<number, number> = {
  [TYPE.double]: 8,
  6: 0,
  [TYPE.objectId]: 12,
  [TYPE.bool]: 1,
  [TYPE.date]: 8,
  [TYPE.null]: 0,
  [TYPE.int]: 4,
  17: 8,
  18: 8,
  19: 16,
  255: 0,
  127: 0,
};

function afterText(raw: Buffer, from: number): number {
  let end = from;
  while (raw[end] !== 0) {
    if (++end >= raw.length) throw badValue('a BSON string has no end');
  }
  return end + 1;
}

/** The offset behind a value of `type` that starts at `from`. */
function afterValue(raw: Buffer, type: number, from: number): number {
  const fixed = FIXED[type];
  if (fixed !== undefined) return from + fixed;
  switch (type) {
    case TYPE.string:
    case 13:
    case 14:
      return from + 4 + raw.readInt32LE(from);
    case TYPE.object:
    case TYPE.array:
    case 15:
      return from + raw.readInt32LE(from);
    case TYPE.binary:
      return from + 5 + raw.readInt32LE(from);
    case TYPE.regex:
      return afterText(raw, afterText(raw, from));
    case TYPE.pointer:
      return from + 4 + raw.readInt32LE(from) + 12;
  }
  throw badValue(`unknown BSON type ${type}`);
}

/** Calls `visit` for each top-level field: its start, the start of its value, its end; true stops. */
export function eachField(
  raw: Buffer,
  visit: (start: number, value: number, end: number) => boolean,
): void {
  const last = raw.length - 1;
  let at = 4;
  while (at < last) {
    const value = afterText(raw, at + 1);
    const end = afterValue(raw, raw[at] as number, value);
    if (end < value || end > last) throw badValue('a BSON value runs over its document');
    if (visit(at, value, end)) return;
    at = end;
  }
}

/** A document of the given raw fields. */
export function joinFields(parts: readonly Buffer[]): Buffer {
  let length = 5;
  for (const part of parts) length += part.length;
  const out = Buffer.allocUnsafe(length);
  out.writeInt32LE(length, 0);
  let at = 4;
  for (const part of parts) at += part.copy(out, at);
  out[at] = 0;
  return out;
}

/** A raw document with only the named top-level fields, in stored order. */
export function pickFields(raw: Buffer, names: FieldNames): Buffer {
  const parts: Buffer[] = [];
  eachField(raw, (start, value, end) => {
    if (names.placeOf(raw, start + 1, value - 1) < 0) return false;
    parts.push(raw.subarray(start, end));
    return parts.length === names.size;
  });
  return joinFields(parts);
}

const KEEP_TYPES = { promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;

/** Decodes a document; longs, binaries and regular expressions keep their BSON classes. */
export const decode = (raw: Uint8Array): Doc => BSON.deserialize(raw, KEEP_TYPES);

/** Decodes one value; the frequent scalars without a detour. */
function decodeValue(raw: Buffer, start: number, value: number, end: number): unknown {
  switch (raw[start]) {
    case TYPE.int:
      return raw.readInt32LE(value);
    case TYPE.double:
      return raw.readDoubleLE(value);
    case TYPE.string:
      return raw.toString('utf8', value + 4, end - 1);
    case TYPE.objectId:
      return new ObjectId(Uint8Array.prototype.slice.call(raw, value, end));
    case TYPE.bool:
      return raw[value] === 1;
    case TYPE.null:
      return null;
    case TYPE.date:
      return new Date(Number(raw.readBigInt64LE(value)));
  }
  return Object.values(decode(joinFields([raw.subarray(start, end)])))[0];
}

/** Decodes only the named top-level fields. */
export function decodeFields(raw: Buffer, names: FieldNames): Doc {
  const doc: Doc = {};
  let left = names.size;
  eachField(raw, (start, value, end) => {
    const place = names.placeOf(raw, start + 1, value - 1);
    if (place < 0) return false;
    doc[names.names[place] as string] = decodeValue(raw, start, value, end);
    left -= 1;
    return left === 0;
  });
  return doc;
}
