import { badValue } from './failure.ts';

/** What is wanted of the document a path leads through: the fields behind the first dots, or all of it (undefined). */
function innerNames(paths: readonly string[], name: string): FieldNames | undefined {
  const inner = paths.filter((path) => path.startsWith(`${name}.`));
  if (paths.includes(name)) return undefined;
  const rest = inner.map((path) => path.slice(name.length + 1));
  return rest.every((path) => isPlainName(path) && path[0] !== '$')
    ? new FieldNames(rest)
    : undefined;
}

/** Names of fields, made ready to be looked for in raw documents. */
export class FieldNames {
  readonly names: readonly string[];
  /** What is wanted within each, at the same place. */
  readonly inner: readonly (FieldNames | undefined)[];
  private readonly bytes: readonly Buffer[];

  /** @param paths plain names, or paths such as 'seller.id' */
  constructor(paths: Iterable<string>) {
    const all = [...paths];
    this.names = [...new Set(all.map((path) => path.split('.', 1)[0] as string))];
    this.inner = this.names.map((name) => innerNames(all, name));
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

/** The types of BSON that have a name here. */
export const TYPE = {
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

/**
 * Calls `visit` for each field of the document at `from`: its start, the start of its value, its end; true stops. One
 * that is not at the beginning lies within another and ends where its length says.
 */
export function eachField(
  raw: Buffer,
  visit: (start: number, value: number, end: number) => boolean,
  from = 0,
): void {
  const last = (from ? from + raw.readInt32LE(from) : raw.length) - 1;
  let at = from + 4;
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
