import { type Command, collectionName, collectionOf } from './command.context.ts';
import { checkNames } from './command.fields.ts';
import { equal } from './compare.ts';
import {
  invalidOptions,
  namespaceNotFound,
  StoreError,
  unauthorized,
  unsupported,
} from './failure.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { encode } from './raw.document.ts';
import { type Doc, isDoc } from './values.ts';

const REFUSED_OPTIONS = [
  'viewOn',
  'timeseries',
  'capped',
  'validator',
  'clusteredIndex',
  'encryptedFields',
  'collation',
];

const KEPT_OPTIONS = [
  'size',
  'max',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
];

const CREATE_OPTIONS = [
  ...REFUSED_OPTIONS,
  ...KEPT_OPTIONS,
  'autoIndexId',
  'idIndex',
  'flags',
  'pipeline',
  'storageEngine',
  'indexOptionDefaults',
  'expireAfterSeconds',
];

export const create: Command = (command, context) => {
  const { engine, db, txn } = context;
  const name = collectionName(command);
  for (const option of REFUSED_OPTIONS) {
    const value = command[option];
    if (value === undefined || value === false || equal(value, { locale: 'simple' })) continue;
    throw unsupported(`creating a collection with '${option}'`);
  }
  checkNames('create', command, CREATE_OPTIONS);
  if (name.startsWith('system.'))
    throw new StoreError(73, 'InvalidNamespace', `Invalid system namespace: ${db}.${name}`);
  const options: Doc = {};
  for (const option of KEPT_OPTIONS) if (option in command) options[option] = command[option];
  const known = engine.collection(db, name, txn);
  if (known) {
    if (equal(known.options, options) && !txn) return { ok: 1 };
    throw new StoreError(
      48,
      'NamespaceExists',
      `namespace ${known.ns} already exists, but with different options`,
    );
  }
  if (txn) engine.ensure(db, name, txn);
  else engine.alone(() => engine.catalogue.ensure(db, name, options));
  return { ok: 1 };
};

export const drop: Command = (command, context) => {
  const { engine } = context;
  const collection = collectionOf(command, context);
  if (!collection) return { ok: 1 };
  engine.alone(() => engine.drop(collection));
  context.host.cursors.killIn(collection.ns);
  return { nIndexesWas: collection.indexes.length + 1, ns: collection.ns, ok: 1 };
};

export const dropDatabase: Command = (_command, { engine, db, host }) => {
  const gone = engine.catalogue.inDatabase(db);
  engine.alone(() => {
    for (const collection of gone) engine.drop(collection);
  });
  for (const { ns } of gone) host.cursors.killIn(ns);
  return gone.length ? { dropped: db, ok: 1 } : { ok: 1 };
};

function split(ns: unknown): [string, string] {
  const text = String(ns);
  const dot = text.indexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}

export const renameCollection: Command = (command, { engine, db }) => {
  if (db !== 'admin')
    throw unauthorized('renameCollection may only be run against the admin database.');
  const collection = engine.catalogue.find(...split(command.renameCollection));
  if (!collection) throw namespaceNotFound(String(command.renameCollection));
  const target = split(command.to);
  const known = engine.catalogue.find(...target);
  if (known && command.dropTarget !== true) {
    throw new StoreError(48, 'NamespaceExists', 'target namespace exists');
  }
  engine.alone(() => {
    if (known) engine.drop(known);
    engine.catalogue.rename(collection, ...target);
  });
  return { ok: 1 };
};

/** Of collMod only the time to live of an index can be changed. */
export const collMod: Command = (command, context) => {
  const { engine, db } = context;
  const collection = collectionOf(command, context);
  if (!collection) throw namespaceNotFound(`${db}.${collectionName(command)}`);
  const change = command.index;
  for (const option of ['validator', 'viewOn', 'pipeline', 'timeseries', 'cappedSize', 'cappedMax'])
    if (command[option] !== undefined) throw unsupported(`collMod with a ${option}`);
  checkNames('collMod', command, [
    'index',
    'validationLevel',
    'validationAction',
    'expireAfterSeconds',
    'changeStreamPreAndPostImages',
  ]);
  if (!isDoc(change)) return { ok: 1 };
  const index = collection.indexes.find(
    (one) => one.name === change.name || equal(one.key, change.keyPattern),
  );
  if (!index) throw new StoreError(27, 'IndexNotFound', 'cannot find the index to change');
  if (change.hidden === true) throw unsupported('a hidden index');
  if (change.unique !== undefined || change.prepareUnique !== undefined)
    throw unsupported('collMod making an index unique');
  if (change.hidden === false && change.expireAfterSeconds === undefined) return { ok: 1 };
  if (change.expireAfterSeconds === undefined)
    throw invalidOptions('collMod can only change expireAfterSeconds');
  const before = index.expireAfterSeconds;
  engine.alone(() => {
    index.spec = { ...index.spec, expireAfterSeconds: change.expireAfterSeconds };
    index.expireAfterSeconds = toNumber(change.expireAfterSeconds);
    engine.catalogue.save(collection);
  });
  const old = before === undefined ? {} : { expireAfterSeconds_old: before };
  return { ...old, expireAfterSeconds_new: index.expireAfterSeconds, ok: 1 };
};

export const listCollections: Command = (command, { engine, db, host }) => {
  const wanted = compileFilter(command.filter as Doc | undefined);
  const docs = engine.catalogue
    .inDatabase(db)
    .map(
      (collection): Doc => ({
        name: collection.name,
        type: 'collection',
        options: collection.options,
        info: { readOnly: false, uuid: collection.uuid },
        idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
      }),
    )
    .filter(wanted)
    .map((doc) => encode(command.nameOnly === true ? { name: doc.name, type: doc.type } : doc));
  const batchSize = toNumber((command.cursor as Doc | undefined)?.batchSize, 10_000);
  const ns = `${db}.$cmd.listCollections`;
  return host.cursors.start(docs[Symbol.iterator](), { ns, batchSize });
};
