import { isUtf8 } from 'node:buffer';
import { badValue, StoreError } from './failure.ts';

const DEEPEST = 200;

/** Sizes of the types that always take the same room, by type; -1 for the others. */
const FIXED = new Int8Array(256).fill(-1);
for (const type of [6, 10, 127, 255]) FIXED[type] = 0;
for (const type of [1, 9, 17, 18]) FIXED[type] = 8;
[FIXED[7], FIXED[8], FIXED[16], FIXED[19]] = [12, 1, 4, 16];

function afterName(raw: Buffer, from: number, end: number): number {
  let at = from;
  let bits = 0;
  while (at < end && raw[at] !== 0) {
    bits |= raw[at] as number;
    at += 1;
  }
  if (at >= end) throw badValue('invalid BSON: a name has no end');
  if (bits > 127) demandUtf8(raw, from, at);
  return at + 1;
}

/** The server stores other bytes as they come; a driver then fails over every answer that holds them. */
function demandUtf8(raw: Buffer, from: number, end: number): void {
  if (!isUtf8(raw.subarray(from, end))) throw badValue('invalid BSON: a text is not UTF-8');
}

/** The end of a value whose length stands before it; `extra` bytes belong to it beside those counted. */
function afterLength(raw: Buffer, from: number, end: number, extra: number): number {
  if (from + 4 > end) throw badValue('invalid BSON: a length is missing');
  const length = raw.readInt32LE(from);
  if (length < 0 || length > end - from) throw badValue(`invalid BSON: length ${length}`);
  return from + 4 + length + extra;
}

function afterText(raw: Buffer, from: number, end: number): number {
  const after = afterLength(raw, from, end, 0);
  if (after > end || after === from + 4 || raw[after - 1] !== 0)
    throw badValue('invalid BSON: a string is not closed');
  demandUtf8(raw, from + 4, after - 1);
  return after;
}

function afterValue(raw: Buffer, type: number, from: number, end: number, depth: number): number {
  const fixed = FIXED[type] as number;
  if (fixed >= 0) return from + fixed;
  switch (type) {
    case 2:
    case 13:
    case 14:
      return afterText(raw, from, end);
    case 3:
    case 4:
      return checkAt(raw, from, end, depth + 1);
    case 5:
      return afterLength(raw, from, end, 1);
    case 11:
      return afterName(raw, afterName(raw, from, end), end);
    case 12:
      return afterText(raw, from, end) + 12;
    case 15:
      return afterLength(raw, from, end, -4);
  }
  throw badValue(`invalid BSON: unknown type ${type}`);
}

function checkAt(raw: Buffer, start: number, limit: number, depth: number): number {
  if (depth > DEEPEST)
    throw new StoreError(15, 'Overflow', `the document is nested more than ${DEEPEST} deep`);
  const length = start + 4 <= limit ? raw.readInt32LE(start) : 0;
  const end = start + length - 1;
  if (length < 5 || end >= limit || raw[end] !== 0)
    throw badValue(`invalid BSON: a document of ${length} bytes`);
  let at = start + 4;
  while (at < end) {
    const type = raw[at] as number;
    at = afterValue(raw, type, afterName(raw, at + 1, end), end, depth);
  }
  if (at !== end) throw badValue('invalid BSON: a value runs over its document');
  return end + 1;
}

/**
 * Follows the lengths of a document through all its depths, as the server does with what it stores: a torn one would
 * make every later reader stumble. @throws BadValue, Overflow (more than 200 deep)
 */
export function checkDocument(raw: Buffer): void {
  if (checkAt(raw, 0, raw.length, 1) !== raw.length)
    throw badValue('invalid BSON: bytes behind the document');
}
