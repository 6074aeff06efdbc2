import type { DatabaseOptions } from 'lmdb';

/**
 * How keys and documents are taken out of LMDB: copied into Node's pool of small buffers. A buffer with memory of its own
 * for each of them cost a scan a third of its time, most of it in the garbage collector. A small one that is kept holds
 * the 8 KB of the pool it lies in.
 */
const copyOf = (bytes: Uint8Array, start: number, length: number): Buffer => {
  const copy = Buffer.allocUnsafe(length);
  copy.set(new Uint8Array(bytes.buffer, bytes.byteOffset + start, length));
  return copy;
};

/** Options of a table of raw keys and raw values: lmdb's `encoder` and `keyEncoder`, which its types leave out. */
export const pooledBytes = {
  encoder: {
    encode: (value: Buffer) => value,
    /** @param bytes memory that LMDB uses again; its length is the value's, not the memory's */
    decode: (bytes: Buffer) => copyOf(bytes, 0, bytes.length),
  },
  keyEncoder: {
    /** @returns the place behind the key. @throws RangeError where it does not fit, upon which lmdb makes room */
    writeKey: (key: Buffer, target: Buffer, start: number): number => {
      target.set(key, start);
      return start + key.length;
    },
    readKey: (target: Buffer, start: number, end: number) => copyOf(target, start, end - start),
  },
} as DatabaseOptions;
