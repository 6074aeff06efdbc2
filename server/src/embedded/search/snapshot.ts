import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import type { IndexSchema } from '../../platform/search/port.ts';
import { Column, type ColumnState } from './columns.ts';
import { DocumentStore } from './document.store.ts';
import type { EngineState } from './engine.ts';
import type { LengthSums } from './field.weights.ts';
import type { Piece } from './packed.documents.ts';
import type { Block } from './posting.blocks.ts';
import { TermDictionary } from './term.dictionary.ts';

/** Raise when the layout below, or what a token is, changes: older files are then ignored. */
const FORMAT = 3;

interface Head {
  format: number;
  schema: IndexSchema;
  lengths: LengthSums;
  words: string[];
  /** the number of each block's first document */
  firsts: number[];
  ids: string[];
  shapes: string[][];
  columns: { field: string; values: ColumnState['values'] }[];
}

/** Writes an index beside its old file and swaps, so that a crash leaves one of the two whole. */
export function writeSnapshot(path: string, state: EngineState): void {
  // another process may write the same folder
  const beside = `${path}.${process.pid}.new`;
  const file = openSync(beside, 'w');
  try {
    for (const part of partsOf(state)) {
      writeSync(file, frame(part.length, crc32(part)));
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

function* partsOf(state: EngineState): Generator<Buffer> {
  const { schema, lengths, dictionary, postings, store } = state;
  const { ids, revs, shapes, packed } = store.state();
  const held = [...state.columns].map(([field, column]) => ({
    field,
    ...column.state(store.count),
  }));
  const head: Head = {
    format: FORMAT,
    schema,
    lengths,
    words: dictionary.allWords(),
    firsts: postings.map(({ first }) => first),
    ids,
    shapes,
    columns: held.map(({ field, values }) => ({ field, values })),
  };
  yield Buffer.from(JSON.stringify(head));
  yield bytesOf(dictionary.keys.subarray(0, dictionary.size));
  yield bytesOf(revs);
  for (const { numbers, codes, further, poolCode, poolNext } of held)
    yield* [numbers, codes, further, poolCode, poolNext].map(bytesOf);
  for (const { offsets, documents, impacts } of postings)
    yield* [offsets, documents, impacts].map(bytesOf);
  yield bytesOf(packed.units);
  for (const { ends, bytes } of packed.pieces) yield* [ends, bytes].map(bytesOf);
}

/** The index of a file; undefined when there is none or it is not whole. */
export function readSnapshot(path: string): EngineState | undefined {
  const parts = readParts(path)?.values();
  const headPart = parts?.next().value;
  if (!parts || !headPart) return undefined;
  const head = JSON.parse(headPart.toString()) as Head;
  if (head.format !== FORMAT) return undefined;
  const { schema, lengths, ids, shapes } = head;
  // in the order in which they were written
  const next = (): Buffer => parts.next().value!;
  const dictionary = TermDictionary.from(numbers32(next()), head.words);
  const revs = numbers64(next());
  const columns = new Map(
    head.columns.map(({ field, values }) => [field, columnOf(values, next)] as const),
  );
  const postings = head.firsts.map((first) => blockOf(first, next));
  const packed = { units: numbers16(next()), pieces: piecesOf([...parts]) };
  const store = DocumentStore.from({ ids, revs, shapes, packed });
  return { schema, lengths, dictionary, postings, store, columns };
}

const columnOf = (values: ColumnState['values'], next: () => Buffer): Column =>
  Column.from({
    values,
    numbers: numbers64(next()),
    codes: signed32(next()),
    further: signed32(next()),
    poolCode: signed32(next()),
    poolNext: signed32(next()),
  });

const blockOf = (first: number, next: () => Buffer): Block => ({
  first,
  offsets: numbers32(next()),
  documents: numbers16(next()),
  impacts: next(),
});

const piecesOf = (parts: Buffer[]): Piece[] =>
  Array.from({ length: parts.length / 2 }, (_, i) => ({
    ends: numbers32(parts[i * 2]!),
    bytes: parts[i * 2 + 1]!,
  }));

/** Each part in memory of its own, so that it is used as it was read. */
function readParts(path: string): Buffer[] | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined; // no snapshot yet: the index will be built
  }
  try {
    const { size } = fstatSync(file);
    const parts: Buffer[] = [];
    for (let at = 0; at < size; ) {
      const part = partAt(file, at, size);
      if (!part) return undefined;
      parts.push(part);
      at += 8 + part.length;
    }
    return parts;
  } finally {
    closeSync(file);
  }
}

function partAt(file: number, at: number, size: number): Buffer | undefined {
  const head = Buffer.alloc(8);
  if (readSync(file, head, 0, 8, at) < 8) return undefined;
  const length = head.readUInt32LE(0);
  if (at + 8 + length > size) return undefined;
  const part = Buffer.allocUnsafeSlow(length);
  for (let read = 0; read < length; ) {
    const more = readSync(file, part, read, length - read, at + 8 + read);
    if (!more) return undefined;
    read += more;
  }
  return crc32(part) === head.readUInt32LE(4) ? part : undefined;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

const numbers16 = (part: Buffer): Uint16Array => new Uint16Array(part.buffer, 0, part.length / 2);
const numbers32 = (part: Buffer): Uint32Array => new Uint32Array(part.buffer, 0, part.length / 4);
const signed32 = (part: Buffer): Int32Array => new Int32Array(part.buffer, 0, part.length / 4);
const numbers64 = (part: Buffer): Float64Array => new Float64Array(part.buffer, 0, part.length / 8);

function frame(length: number, sum: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(length, 0);
  head.writeUInt32LE(sum, 4);
  return head;
}
