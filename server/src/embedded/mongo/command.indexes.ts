import type { Collection } from './catalogue.ts';
import { type Command, type Context, collectionName, collectionOf } from './command.context.ts';
import { equal } from './compare.ts';
import { badValue, namespaceNotFound, StoreError } from './failure.ts';
import { checkIndexFields } from './index.checking.ts';
import { type Index, readIndex } from './index.definition.ts';
import { toNumber } from './numbers.ts';
import { encode } from './raw.document.ts';
import { type Doc, isDoc } from './values.ts';

/** The index every collection has. */
export const ID_INDEX: Doc = { v: 2, key: { _id: 1 }, name: '_id_' };

const isIdIndex = (spec: Doc) => equal(spec.key, { _id: 1 });

const alike = (a: Doc, b: Doc, names: readonly string[]) =>
  names.every((name) => equal(a[name] || null, b[name] || null));

/** What tells two indexes of one collection apart; the rest are settings of one. */
const IDENTITY = ['key', 'unique', 'sparse', 'partialFilterExpression'];

/** Whether an index like this is there already. @throws when one is there that contradicts it */
function alreadyThere(collection: Collection, spec: Doc): boolean {
  const shown = (index: Index) =>
    `Requested index: ${JSON.stringify(spec)}, existing index: ${JSON.stringify(index.spec)}`;
  for (const index of collection.indexes) {
    const sameName = index.name === spec.name;
    const same = alike(index.spec, spec, IDENTITY);
    if (sameName && !same)
      throw new StoreError(
        86,
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${shown(index)}`,
      );
    if (!same) continue;
    if (!alike(index.spec, spec, ['expireAfterSeconds']))
      throw new StoreError(
        85,
        'IndexOptionsConflict',
        `An equivalent index already exists with ${sameName ? 'the same name' : 'a different name'} but different options. ${shown(index)}`,
      );
    if (sameName) return true;
    throw new StoreError(
      85,
      'IndexOptionsConflict',
      `Index already exists with a different name: ${index.name}`,
    );
  }
  return false;
}

function addIndex(context: Context, collection: Collection, given: Doc): void {
  const { engine } = context;
  const { v = 2, key, name, ...options } = given;
  const spec: Doc = { v, key, name, ...options };
  if (isIdIndex(spec) || alreadyThere(collection, spec)) return;
  const index = readIndex(engine.catalogue.newId(), spec);
  if (!context.txn) engine.buildIndex(collection, index);
  collection.indexes = [...collection.indexes, index];
}

function createAll(context: Context, name: string, specs: Doc[]): Doc {
  const { engine, db, txn } = context;
  const had = engine.collection(db, name, txn);
  if (txn && had && !txn.made.has(had.ns) && had.count > 0) {
    throw new StoreError(
      263,
      'OperationNotSupportedInTransaction',
      `Cannot create new indexes on existing collection ${had.ns} in a multi-document transaction.`,
    );
  }
  const collection = engine.ensure(db, name, txn);
  const before = collection.indexes.length + 1;
  for (const spec of specs) addIndex(context, collection, spec);
  const after = collection.indexes.length + 1;
  if (!txn && after !== before) engine.catalogue.save(collection);
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: !had,
    ...(before === after ? { note: 'all indexes already exist' } : {}),
    ok: 1,
  };
}

export const createIndexes: Command = (command, context) => {
  const name = collectionName(command);
  const specs = (command.indexes as Doc[] | undefined) ?? [];
  if (!specs.length) throw badValue('Must specify at least one index to create');
  for (const spec of specs) checkIndexFields(spec);
  const work = () => createAll(context, name, specs);
  return context.txn ? work() : context.engine.alone(work);
};

export const listIndexes: Command = (command, context) => {
  const name = collectionName(command);
  const collection = collectionOf(command, context);
  const ns = `${context.db}.${name}`;
  if (!collection) throw namespaceNotFound(ns);
  const docs = [ID_INDEX, ...collection.indexes.map((index) => index.spec)].map(encode);
  const batchSize = toNumber((command.cursor as Doc | undefined)?.batchSize, 10_000);
  return context.host.cursors.start(docs[Symbol.iterator](), { ns, batchSize });
};

function namedIndex(collection: Collection, wanted: unknown): Index {
  const index = collection.indexes.find(
    (one) => one.name === wanted || (isDoc(wanted) && equal(one.key, wanted)),
  );
  if (index) return index;
  if (wanted === '_id_' || equal(wanted, { _id: 1 })) {
    throw new StoreError(72, 'InvalidOptions', 'cannot drop _id index');
  }
  throw new StoreError(
    27,
    'IndexNotFound',
    `index not found with name [${isDoc(wanted) ? JSON.stringify(wanted) : String(wanted)}]`,
  );
}

export const dropIndexes: Command = (command, context) => {
  const { engine, db } = context;
  const collection = collectionOf(command, context);
  if (!collection) throw namespaceNotFound(`${db}.${collectionName(command)}`);
  const wanted = command.index;
  if (wanted === undefined)
    throw new StoreError(
      40414,
      'Location40414',
      "BSON field 'dropIndexes.index' is missing but a required field",
    );
  const gone =
    wanted === '*'
      ? collection.indexes
      : (Array.isArray(wanted) ? wanted : [wanted]).map((one) => namedIndex(collection, one));
  const nIndexesWas = collection.indexes.length + 1;
  engine.alone(() => {
    for (const index of gone) engine.dropIndex(index);
    collection.indexes = collection.indexes.filter((index) => !gone.includes(index));
    engine.catalogue.save(collection);
  });
  const msg = 'non-_id indexes dropped for collection';
  return { nIndexesWas, ...(wanted === '*' ? { msg } : {}), ok: 1 };
};
