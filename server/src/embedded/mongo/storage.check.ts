import {
  closeSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Walks the pages of an LMDB file as LMDB itself would, but by reading and not by mapping: of a damaged page LMDB
 * would crash the process, or write on top of it. The layout is `MDB_page`, `MDB_node` and `MDB_meta` of LMDB's mdb.c
 * (data version of lmdb 3.5, little-endian, 64 bit).
 */

const MAGIC = 0xbeefc0de;
const HEADER = 24;
const NO_PAGE = 0xffffffffffffffffn;
const PAGE = { branch: 1, leaf: 2, overflow: 4, leaf2: 0x20 };
const NODE = { big: 1, tree: 2, duplicates: 4 };
const DUPSORT = 4;
const NODE_HEAD = 8;
const DB_SIZE = 48;

interface Tree {
  root: bigint;
  flags: number;
}

interface Meta {
  pageSize: number;
  trees: [Tree, Tree];
  lastPage: number;
  txn: bigint;
}

const readTree = (bytes: Buffer, at: number): Tree => ({
  flags: bytes.readUInt16LE(at + 4),
  root: bytes.readBigUInt64LE(at + 40),
});

function readMeta(page: Buffer): Meta | undefined {
  if (page.length < 256 || page.readUInt32LE(HEADER) !== MAGIC) return undefined;
  const at = HEADER + 24;
  return {
    pageSize: page.readUInt32LE(at),
    trees: [readTree(page, at), readTree(page, at + DB_SIZE)],
    lastPage: Number(page.readBigUInt64LE(at + 2 * DB_SIZE)),
    txn: page.readBigUInt64LE(at + 2 * DB_SIZE + 8),
  };
}

class Walk {
  private readonly file: number;
  private readonly size: number;
  private readonly meta: Meta;
  private readonly seen: Uint8Array;

  constructor(file: number, size: number, meta: Meta) {
    this.file = file;
    this.size = size;
    this.meta = meta;
    this.seen = new Uint8Array(meta.lastPage + 1);
  }

  private read(number: bigint, kinds: number): Buffer {
    const { pageSize, lastPage } = this.meta;
    const place = Number(number);
    if (place > lastPage || (place + 1) * pageSize > this.size)
      throw new Error(`page ${number} lies behind the end of the file`);
    if (this.seen[place]) throw new Error(`page ${number} is used twice`);
    this.seen[place] = 1;
    const page = Buffer.allocUnsafe(pageSize);
    readSync(this.file, page, 0, pageSize, place * pageSize);
    if (page.readBigUInt64LE(0) !== number || !(page.readUInt16LE(18) & kinds))
      throw new Error(`page ${number} is not what it should be`);
    return page;
  }

  /** `isDocument` for the tree of documents, whose values begin with their own length. */
  tree({ root, flags }: Tree, names: boolean, isDocument = false, depth = 0): void {
    if (root === NO_PAGE) return;
    if (depth > 40) throw new Error('its pages go round in a circle');
    const page = this.read(root, PAGE.branch | PAGE.leaf);
    const kind = page.readUInt16LE(18);
    if (kind & PAGE.leaf2) return;
    const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
    const room = page.length - HEADER;
    if (lower > upper || upper > room) throw new Error(`page ${root} has impossible bounds`);
    for (let i = 0; i < lower; i += 2) {
      const offset = page.readUInt16LE(HEADER + i);
      if (offset < upper || offset > room - NODE_HEAD)
        throw new Error(`page ${root} has an entry outside itself`);
      const node = page.subarray(HEADER + offset);
      if (kind & PAGE.branch)
        this.tree({ root: childOf(node), flags }, names, isDocument, depth + 1);
      else this.leaf(node, { root, flags }, names, isDocument);
    }
  }

  private leaf(node: Buffer, { root, flags }: Tree, names: boolean, isDocument: boolean): void {
    const kind = node.readUInt16LE(4);
    const at = NODE_HEAD + node.readUInt16LE(6);
    const size = node.readUInt32LE(0);
    const inside = kind & NODE.big ? 24 : size;
    if (kind > 7 || at + inside > node.length) throw new Error(`page ${root} has a torn entry`);
    if (kind & NODE.duplicates && !(flags & DUPSORT))
      throw new Error(`page ${root} has an entry of the wrong kind`);
    const value = kind & NODE.big ? this.overflow(node.readBigUInt64LE(at)) : node.subarray(at);
    if (kind & NODE.tree) {
      const name = names ? node.toString('latin1', NODE_HEAD, at).replace(/\0+$/, '') : '';
      this.tree(readTree(node, at), false, name === 'documents');
    } else if (isDocument && (size < 5 || value.readUInt32LE(0) !== size)) {
      throw new Error(`page ${root} holds a document that is torn`);
    }
  }

  /** The start of a value that has pages of its own. */
  private overflow(number: bigint): Buffer {
    return this.read(number, PAGE.overflow).subarray(HEADER);
  }
}

const childOf = (node: Buffer): bigint =>
  BigInt(node.readUInt32LE(0)) + (BigInt(node.readUInt16LE(4)) << 32n);

/** What is wrong with an LMDB file; undefined when every page can be followed. An empty file is whole. */
export function damageOf(path: string): string | undefined {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size === 0) return undefined;
    if (size < 8192) return `data.mdb has only ${size} bytes`;
    const head = Buffer.alloc(256);
    readSync(file, head, 0, head.length, 0);
    const first = readMeta(head);
    readSync(file, head, 0, head.length, first?.pageSize ?? 4096);
    const second = readMeta(head);
    const metas = [first, second].filter((meta) => meta !== undefined);
    const newest = metas.sort((a, b) => (a.txn > b.txn ? -1 : 1))[0];
    if (!newest) return 'data.mdb does not begin as an LMDB file';
    if (newest.pageSize < 512 || newest.lastPage > size / 512) return 'data.mdb is cut short';
    const walk = new Walk(file, size, newest);
    walk.tree(newest.trees[0], false);
    walk.tree(newest.trees[1], true);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    closeSync(file);
  }
}

const MARK = 'store.whole';

function stampOf(dir: string): string {
  const { size, mtimeMs } = statSync(join(dir, 'data.mdb'));
  return `${size} ${mtimeMs}`;
}

/** Notes that the file was closed in good order, so that the next start need not walk it. */
export function rememberWhole(dir: string): void {
  writeFileSync(join(dir, MARK), stampOf(dir));
}

/** Whether the file is the very one that was closed in good order. */
export function isKnownWhole(dir: string): boolean {
  try {
    return readFileSync(join(dir, MARK), 'utf8') === stampOf(dir);
  } catch {
    return false;
  }
}

export function forgetWhole(dir: string): void {
  rmSync(join(dir, MARK), { force: true });
}
