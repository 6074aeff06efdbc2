import {
  closeSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { IndexSchema } from '../../platform/search/port.ts';
import { Column, type ColumnState } from './columns.ts';
import { DocumentStore } from './document.store.ts';
import type { EngineState } from './engine.ts';
import type { LengthSums } from './field.weights.ts';
import { DOCUMENTS_A_PIECE, PackedDocuments, pieceOf } from './packed.documents.ts';
import type { Block } from './posting.blocks.ts';
import { TermDictionary } from './term.dictionary.ts';

/** Raise when the layout below, or what a token is, changes: older files are then ignored. */
const FORMAT = 2;

interface Head {
  format: number;
  schema: IndexSchema;
  lengths: LengthSums;
  words: string[];
  /** the number of each block's first document */
  firsts: number[];
  ids: string[];
}

/** Writes an index beside its old file and swaps, so that a crash leaves one of the two whole. */
export function writeSnapshot(path: string, state: EngineState): void {
  const beside = `${path}.new`;
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
  const { schema, lengths, dictionary, postings, store, columns } = state;
  const marks = store.marks();
  const firsts = postings.map(({ first }) => first);
  const ids = marks.map(({ id }) => id);
  const head: Head = {
    format: FORMAT,
    schema,
    lengths,
    words: dictionary.allWords(),
    firsts,
    ids,
  };
  yield Buffer.from(JSON.stringify(head));
  yield bytesOf(dictionary.keys.subarray(0, dictionary.size));
  yield bytesOf(Float64Array.from(marks, ({ rev }) => rev));
  yield serialize([...columns].map(([field, column]) => [field, column.state(store.count)]));
  for (const { offsets, documents, impacts } of postings) {
    yield bytesOf(offsets);
    yield bytesOf(documents);
    yield bytesOf(impacts);
  }
  for (let from = 0; from < store.count; from += DOCUMENTS_A_PIECE) {
    const length = Math.min(DOCUMENTS_A_PIECE, store.count - from);
    const piece = pieceOf(Array.from({ length }, (_, i) => store.bytes(from + i)));
    yield bytesOf(piece.ends);
    yield piece.bytes;
  }
}

/** The index of a file; undefined when there is none or it is not whole. */
export function readSnapshot(path: string): EngineState | undefined {
  const parts = readParts(path);
  const [headPart, keys, revs, columns] = parts ?? [];
  if (!parts || !headPart || !keys || !revs || !columns) return undefined;
  const head = JSON.parse(headPart.toString()) as Head;
  if (head.format !== FORMAT) return undefined;
  const documents = 4 + head.firsts.length * 3;
  return {
    schema: head.schema,
    lengths: head.lengths,
    dictionary: TermDictionary.from(numbers32(keys), head.words),
    postings: head.firsts.map((first, i) => blockOf(first, parts.slice(4 + i * 3))),
    store: DocumentStore.from(head.ids, numbers64(revs), packedIn(parts.slice(documents))),
    columns: new Map(
      (deserialize(columns) as [string, ColumnState][]).map(([field, column]) => [
        field,
        Column.from(column),
      ]),
    ),
  };
}

const blockOf = (first: number, [offsets, documents, impacts]: Buffer[]): Block => ({
  first,
  offsets: numbers32(offsets!),
  documents: new Uint16Array(documents!.buffer, 0, documents!.length / 2),
  impacts: new Uint8Array(impacts!.buffer),
});

const packedIn = (parts: Buffer[]): PackedDocuments =>
  new PackedDocuments(
    Array.from({ length: parts.length / 2 }, (_, i) => ({
      ends: numbers32(parts[i * 2]!),
      bytes: parts[i * 2 + 1]!,
    })),
  );

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

const bytesOf = (array: Float64Array | Uint32Array | Uint16Array | Uint8Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

const numbers32 = (part: Buffer): Uint32Array => new Uint32Array(part.buffer, 0, part.length / 4);
const numbers64 = (part: Buffer): Float64Array => new Float64Array(part.buffer, 0, part.length / 8);

function frame(length: number, sum: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(length, 0);
  head.writeUInt32LE(sum, 4);
  return head;
}
