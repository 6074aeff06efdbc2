import { Long } from 'bson';
import type { Collection } from './catalogue.ts';
import { dataSizeOf, fileSizes, indexSizesOf } from './collection.size.ts';
import { type Command, type Context, collectionName, collectionOf } from './command.context.ts';
import type { Engine } from './engine.ts';
import { badValue, unauthorized } from './failure.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import type { Doc } from './values.ts';

function scaleOf({ scale }: Doc): number {
  const factor = Math.trunc(toNumber(scale, 1));
  if (factor >= 1) return factor;
  throw badValue(`BSON field 'scale' value must be >= 1, actual value '${String(scale)}'`);
}

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
const scaled = (bytes: number, scale: number) => Math.floor(bytes / scale);

/** What `collStats` and `$collStats` say of a collection's storage; documents are not compressed. */
export async function storageOf(
  engine: Engine,
  collection: Collection | undefined,
  scale = 1,
): Promise<Doc> {
  const count = collection?.count ?? 0;
  const size = collection ? await dataSizeOf(engine, collection) : 0;
  const sizes = collection ? indexSizesOf(engine, collection) : {};
  const indexSizes = Object.fromEntries(
    Object.entries(sizes).map(([name, bytes]) => [name, scaled(bytes, scale)]),
  );
  const totalIndexSize = sum(Object.values(sizes));
  return {
    size: scaled(size, scale),
    count,
    ...(count ? { avgObjSize: Math.floor(size / count) } : {}),
    storageSize: scaled(size, scale),
    capped: false,
    nindexes: collection ? collection.indexes.length + 1 : 0,
    indexSizes,
    totalIndexSize: scaled(totalIndexSize, scale),
    totalSize: scaled(size + totalIndexSize, scale),
    scaleFactor: scale,
  };
}

export const collStats: Command = async (command, context) => ({
  ns: `${context.db}.${collectionName(command)}`,
  ...(await storageOf(context.engine, collectionOf(command, context), scaleOf(command))),
  ok: 1,
});

interface Sizes {
  data: number;
  indexes: number;
}

async function sizesOf(engine: Engine, collections: Collection[]): Promise<Sizes> {
  const sizes: Sizes = { data: 0, indexes: 0 };
  for (const collection of collections) {
    sizes.data += await dataSizeOf(engine, collection);
    sizes.indexes += sum(Object.values(indexSizesOf(engine, collection)));
  }
  return sizes;
}

/** `fileSize` and `freeBytes` are of the whole store: its databases lie in one file. */
export const dbStats: Command = async (command, { engine, db }) => {
  const scale = scaleOf(command);
  const collections = engine.catalogue.inDatabase(db);
  const { data, indexes } = await sizesOf(engine, collections);
  const objects = sum(collections.map((collection) => collection.count));
  const { file, free } = fileSizes(engine.files);
  return {
    db,
    collections: collections.length,
    views: 0,
    objects,
    avgObjSize: objects ? data / objects : 0,
    dataSize: scaled(data, scale),
    storageSize: scaled(data, scale),
    indexes: sum(collections.map((collection) => collection.indexes.length + 1)),
    indexSize: scaled(indexes, scale),
    totalSize: scaled(data + indexes, scale),
    fileSize: scaled(file, scale),
    freeBytes: scaled(free, scale),
    scaleFactor: scale,
    ok: 1,
  };
};

async function listed({ engine }: Context, name: string, nameOnly: boolean): Promise<Doc> {
  if (nameOnly) return { name };
  const { data, indexes } = await sizesOf(engine, engine.catalogue.inDatabase(name));
  return { name, sizeOnDisk: Long.fromNumber(data + indexes), empty: false };
}

export const listDatabases: Command = async (command, context) => {
  if (context.db !== 'admin')
    throw unauthorized('listDatabases may only be run against the admin database.');
  const wanted = compileFilter(command.filter as Doc | undefined);
  const nameOnly = command.nameOnly === true;
  const names = new Set(context.engine.catalogue.all().map((collection) => collection.db));
  const databases: Doc[] = [];
  for (const name of [...names].sort()) databases.push(await listed(context, name, nameOnly));
  const found = databases.filter(wanted);
  if (nameOnly) return { databases: found, ok: 1 };
  const totalSize = sum(found.map((one) => toNumber(one.sizeOnDisk)));
  return { databases: found, totalSize: Long.fromNumber(totalSize), ok: 1 };
};
