import { createHash } from 'node:crypto';
import type { ObjectId, Timestamp } from 'bson';
import { bytesOf, regexText, subTypeOf } from './compare.ts';
import { type Exact, exactToNumber, plainNumber, remainderOf, toExact } from './numbers.ts';
import { type Doc, RANK, rank } from './values.ts';

/** Keys longer than this are cut and closed with a hash; LMDB takes at most 1,978 bytes. */
export const LONGEST_KEY = 900;

let buffer = Buffer.allocUnsafe(1 << 16);
let at = 0;

function room(bytes: number): void {
  if (at + bytes <= buffer.length) return;
  const bigger = Buffer.allocUnsafe(Math.max(buffer.length * 2, at + bytes));
  buffer.copy(bigger, 0, 0, at);
  buffer = bigger;
}

function byte(value: number): void {
  room(1);
  buffer[at++] = value;
}

/** A zero byte inside a string is written as 00 FF, so that 00 alone can end it. */
function putString(text: string): void {
  const bytes = Buffer.byteLength(text);
  room(bytes * 2 + 1);
  const start = at;
  at += buffer.write(text, at, 'utf8');
  if (text.includes('\0')) {
    const raw = Buffer.from(buffer.subarray(start, at));
    at = start;
    for (const b of raw) {
      buffer[at++] = b;
      if (b === 0) buffer[at++] = 0xff;
    }
  }
  buffer[at++] = 0;
}

function putDouble(value: number): void {
  room(8);
  buffer.writeDoubleBE(value === 0 ? 0 : value, at);
  if ((buffer[at] as number) & 0x80) for (let i = 0; i < 8; i++) buffer[at + i]! ^= 0xff;
  else buffer[at]! ^= 0x80;
  at += 8;
}

const EXACT = 0x80;
const BELOW = 0x40;
const ABOVE = 0xc0;

function putPlain(value: number): void {
  room(9);
  if (Number.isNaN(value)) {
    buffer.fill(0, at, at + 8);
    at += 8;
  } else putDouble(value);
  byte(EXACT);
}

/** The nearest double, then what is left of a long or decimal it cannot hold, up to three times. */
function putNumber(value: unknown): void {
  const plain = plainNumber(value);
  const exact = typeof plain === 'number' ? plain : toExact(plain);
  if (typeof exact === 'number') putPlain(exact);
  else putExact(exact, 3);
}

function putExact(value: Exact, rounds: number): void {
  const nearest = exactToNumber(value);
  putDouble(nearest);
  const rest = Number.isFinite(nearest) ? remainderOf(value, nearest) : undefined;
  if (!rest?.coefficient || rounds === 0) byte(EXACT);
  else {
    byte(rest.coefficient < 0n ? BELOW : ABOVE);
    putExact(rest, rounds - 1);
  }
}

function putDoc(doc: Doc): void {
  for (const key of Object.keys(doc)) {
    byte(0x10 + rank(doc[key]));
    putString(key);
    put(doc[key]);
  }
  byte(1);
}

function putBytes(value: unknown): void {
  const bytes = bytesOf(value);
  room(bytes.length + 5);
  buffer.writeUInt32BE(bytes.length, at);
  buffer[at + 4] = subTypeOf(value);
  buffer.set(bytes, at + 5);
  at += bytes.length + 5;
}

/** The first byte of each type; 1 is kept for the end of arrays and documents. */
export const typeByte = (value: unknown) => {
  const place = rank(value);
  return place === RANK.minKey ? 2 : place === RANK.maxKey ? 0xfd : place << 4;
};

function putObjectId(value: unknown): void {
  room(12);
  buffer.set((value as ObjectId).id, at);
  at += 12;
}

function putTimestamp(value: unknown): void {
  room(8);
  buffer.writeBigUInt64BE(BigInt.asUintN(64, (value as Timestamp).toBigInt()), at);
  at += 8;
}

function putArray(value: unknown): void {
  for (const element of value as unknown[]) put(element);
  byte(1);
}

const WRITERS: Record<number, (value: unknown) => void> = {
  [RANK.number]: putNumber,
  [RANK.string]: (value) => putString(String(value)),
  [RANK.object]: (value) => putDoc(value as Doc),
  [RANK.array]: putArray,
  [RANK.binary]: putBytes,
  [RANK.objectId]: putObjectId,
  [RANK.bool]: (value) => byte(value ? 1 : 0),
  [RANK.date]: (value) => putDouble(Number(value)),
  [RANK.timestamp]: putTimestamp,
  [RANK.regex]: (value) => putString(regexText(value)),
  [RANK.code]: (value) => putString(String((value as Doc).code)),
};

function put(value: unknown): void {
  byte(typeByte(value));
  WRITERS[rank(value)]?.(value);
}

/**
 * A key whose byte order is BSON's order of the tuple `values`. `prefix` (4 bytes) names the
 * collection or index; a direction of -1 inverts the bytes of its value.
 */
export function encodeKey(
  prefix: number,
  values: readonly unknown[],
  directions?: number[],
): Buffer {
  buffer.writeUInt32BE(prefix, 0);
  at = 4;
  for (let i = 0; i < values.length; i++) {
    const start = at;
    put(values[i]);
    if (directions && (directions[i] as number) < 0) {
      for (let j = start; j < at; j++) buffer[j]! ^= 0xff;
    }
  }
  if (at <= LONGEST_KEY) return Buffer.from(buffer.subarray(0, at));
  const hash = createHash('sha1').update(buffer.subarray(0, at)).digest();
  return Buffer.concat([buffer.subarray(0, LONGEST_KEY), hash]);
}

/** The four bytes every key of a collection or index starts with. */
export function keyPrefix(id: number): Buffer {
  const prefix = Buffer.allocUnsafe(4);
  prefix.writeUInt32BE(id, 0);
  return prefix;
}

/** The least key above every key that starts with `key`. */
export function keyAfter(key: Buffer): Buffer {
  const next = Buffer.from(key);
  for (let i = next.length - 1; i >= 0; i--) {
    if ((next[i] as number) < 0xff) {
      next[i]! += 1;
      return next.subarray(0, i + 1);
    }
  }
  return Buffer.alloc(5, 0xff);
}

/** A key as a string, for maps and sets. */
export const keyText = (key: Buffer) => key.toString('latin1');
