import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { IndexSchema, SearchDocument } from '../../platform/search/port.ts';
import type { EngineState } from './engine.ts';
import type { LengthSums } from './field.weights.ts';
import { TermDictionary } from './term.dictionary.ts';

/** Raise when the layout below, or what a token is, changes: older files are then ignored. */
const FORMAT = 1;
const DOCUMENTS_A_PART = 1000;

interface Head {
  format: number;
  schema: IndexSchema;
  lengths: LengthSums;
  words: string[];
}

/** Writes an index beside its old file and swaps, so that a crash leaves one of the two whole. */
export function writeSnapshot(path: string, state: EngineState): void {
  const { schema, lengths, dictionary, postings, documents } = state;
  const head: Head = { format: FORMAT, schema, lengths, words: dictionary.allWords() };
  const parts = [
    json(head),
    bytes(dictionary.keys.subarray(0, dictionary.size)),
    bytes(postings.offsets),
    bytes(postings.documents),
    bytes(postings.impacts),
  ];
  for (let from = 0; from < documents.length; from += DOCUMENTS_A_PART) {
    parts.push(json(documents.slice(from, from + DOCUMENTS_A_PART)));
  }
  const beside = `${path}.new`;
  const file = openSync(beside, 'w');
  try {
    for (const part of parts) {
      writeSync(file, frame(part.length, crc32(part)));
      for (let at = 0; at < part.length; ) at += writeSync(file, part, at);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, path);
}

/** The index of a file; undefined when there is none or it is not whole. */
export function readSnapshot(path: string): EngineState | undefined {
  const parts = readParts(path);
  const [headPart, keys, offsets, postingDocuments, impacts, ...documentParts] = parts ?? [];
  if (!headPart || !keys || !offsets || !postingDocuments || !impacts) return undefined;
  const head = JSON.parse(headPart.toString()) as Head;
  if (head.format !== FORMAT) return undefined;
  return {
    schema: head.schema,
    lengths: head.lengths,
    dictionary: TermDictionary.from(words32(keys), head.words),
    postings: {
      offsets: words32(offsets),
      documents: words32(postingDocuments),
      impacts: Uint8Array.from(impacts),
    },
    documents: documentParts.flatMap((part) => JSON.parse(part.toString()) as SearchDocument[]),
  };
}

function readParts(path: string): Buffer[] | undefined {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return undefined; // no snapshot yet: the index will be built
  }
  const parts: Buffer[] = [];
  for (let at = 0; at < file.length; ) {
    if (at + 8 > file.length) return undefined;
    const end = at + 8 + file.readUInt32LE(at);
    const part = file.subarray(at + 8, end);
    if (end > file.length || crc32(part) !== file.readUInt32LE(at + 4)) return undefined;
    parts.push(part);
    at = end;
  }
  return parts;
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const bytes = (array: Uint32Array | Uint8Array): Buffer =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** Copied, because a part of a file begins anywhere and 32-bit numbers must not. */
const words32 = (part: Buffer): Uint32Array => new Uint32Array(Uint8Array.from(part).buffer);

function frame(length: number, sum: number): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(length, 0);
  head.writeUInt32LE(sum, 4);
  return head;
}
