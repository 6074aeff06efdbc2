import { BSON, Decimal128, Double, Long, ObjectId } from 'mongodb';
import type { Collection } from '../../server/src/embedded/mongo/catalogue.ts';
import { Engine } from '../../server/src/embedded/mongo/engine.ts';
import { readIndex } from '../../server/src/embedded/mongo/index.definition.ts';
import { prepareQuery } from '../../server/src/embedded/mongo/query.ts';
import { insertRaw } from '../../server/src/embedded/mongo/write.document.ts';
import { matches, sorted } from './plain.rules.ts';

type Doc = Record<string, unknown>;

/** Numbers that look random and are the same in every run. */
export function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { below, pick, chance: (p: number) => next() < p };
}
type Random = ReturnType<typeof randomFrom>;

const INDEXES: Doc[] = [
  { name: 'n_s', key: { n: 1, s: -1, _id: 1 } },
  { name: 's', key: { s: 1, _id: 1 } },
  { name: 'list_n', key: { list: 1, n: 1 } },
  { name: 'deep', key: { 'deep.a': -1 } },
  { name: 'deep_b', key: { 'deep.b': 1, n: -1 } },
  { name: 'some', key: { u: -1, n: 1 }, partialFilterExpression: { on: true } },
  { name: 'sparse', key: { t: 1 }, sparse: true },
  { name: 'falling', key: { t: -1, n: 1, _id: 1 } },
];

const IDS = [1, 2, 3].map((n) => new ObjectId(`00000000000000000000000${n}`));
const LONG = ['', 'y', 'z', 'yz'].map((end) => 'x'.repeat(1200) + end);
const TEXTS = ['', 'a', 'ab', 'a\0b', '中', '\u{1f600}', '\uffee', ...LONG, ...LONG];

function scalar({ below, pick }: Random): unknown {
  switch (below(13)) {
    case 0:
      return null;
    case 1:
      return below(2) === 0;
    case 2:
      return pick(TEXTS);
    case 3:
      return pick(IDS);
    case 4:
      return new Date((below(5) - 2) * 1000);
    case 5:
      return Decimal128.fromString(`${below(5) - 2}.${below(3) * 5}`);
    case 6:
      return Long.fromNumber(below(6) - 3);
    case 7:
      return pick([Number.NaN, Infinity, -Infinity, 0.1, 2 ** 53, -0.5]);
    case 8:
      return pick([Long.fromString('9007199254740993'), Decimal128.fromString('0.1')]);
    case 9:
      return new Double(below(4));
    default:
      return below(8) - 4;
  }
}

function value(random: Random): unknown {
  const { below, chance } = random;
  if (chance(0.7)) return scalar(random);
  if (chance(0.7)) return Array.from({ length: below(4) }, () => scalar(random));
  return chance(0.5) ? { a: scalar(random) } : [[scalar(random)], { a: scalar(random) }];
}

function document(random: Random, _id: number): Doc {
  const { chance, below } = random;
  const doc: Doc = { _id };
  if (chance(0.9)) doc.n = scalar(random);
  if (chance(0.8)) doc.s = scalar(random);
  if (chance(0.8)) doc.list = value(random);
  if (chance(0.6)) doc.t = scalar(random);
  if (chance(0.9)) doc.u = below(5);
  if (chance(0.7)) doc.on = chance(0.5);
  const element = () => ({ a: scalar(random), ...(chance(0.5) ? { b: scalar(random) } : {}) });
  if (chance(0.8)) doc.deep = chance(0.5) ? element() : Array.from({ length: below(3) }, element);
  return doc;
}

const PATHS = ['n', 's', 'list', 't', 'u', 'deep.a', 'deep.b', '_id'];

function condition(random: Random): unknown {
  const { below, chance, pick } = random;
  const some = () => scalar(random);
  switch (below(12)) {
    case 0:
    case 1:
    case 2:
      return value(random);
    case 3:
      return { [pick(['$gt', '$gte', '$lt', '$lte'])]: some() };
    case 4:
      return { $gt: some(), $lt: some() };
    case 5: {
      const from = below(8) - 4;
      return { $gte: from, $lte: from + below(3) };
    }
    case 6:
      return { [chance(0.8) ? '$in' : '$nin']: Array.from({ length: below(4) }, some) };
    case 7:
      return { $ne: some() };
    case 8:
      return { $exists: chance(0.7) };
    case 9:
      return { $elemMatch: pick<Doc>([{ $eq: some() }, { $gt: below(4), $lt: 6 }]) };
    case 10:
      return pick<unknown>([/^a/, { $regex: /b$/ }, { $all: [some(), some()] }, { $size: 2 }]);
  }
  return { $not: { $gt: some() } };
}

function conditions(random: Random): Doc {
  const filter: Doc = random.chance(0.2) ? { on: true } : {};
  for (let i = random.below(3); i >= 0; i--) filter[random.pick(PATHS)] = condition(random);
  return filter;
}

export function randomFilter(random: Random): Doc {
  if (random.chance(0.85)) return conditions(random);
  const parts = Array.from({ length: 1 + random.below(2) }, () => conditions(random));
  return { [random.pick(['$or', '$or', '$and', '$nor'])]: parts };
}

/** Orders that indexes have, forwards and backwards, and some that none has. */
const ORDERS: Record<string, number>[] = [
  { n: 1, s: -1, _id: 1 },
  { s: 1, _id: 1 },
  { t: -1, n: 1, _id: 1 },
  { 'deep.a': -1, _id: 1 },
  { list: 1, n: 1, _id: 1 },
  { n: 1, s: 1, _id: -1 },
];

export function randomSort({ pick }: Random): Record<string, number> {
  const way = pick([1, -1]);
  return Object.fromEntries(Object.entries(pick(ORDERS)).map(([path, one]) => [path, one * way]));
}

/** One set of documents, stored twice: with indexes and without. */
export class Twins {
  readonly engine: Engine;
  readonly indexed: Collection;
  readonly plain: Collection;
  private readonly docs: Doc[];
  asked = 0;
  viaIndex = 0;

  constructor(dir: string, random: Random, size: number) {
    this.engine = new Engine(dir);
    this.docs = Array.from({ length: size }, (_, i) => document(random, i));
    const make = (name: string) => this.engine.alone(() => this.engine.catalogue.ensure('d', name));
    [this.indexed, this.plain] = [make('indexed'), make('plain')];
    const add = (spec: Doc) => {
      const index = readIndex(this.engine.catalogue.newId(), spec);
      this.engine.buildIndex(this.indexed, index);
      this.indexed.indexes = [...this.indexed.indexes, index];
    };
    // Half of the indexes are filled document by document, half are built of what is there.
    for (const spec of INDEXES.slice(0, 4)) add(spec);
    this.engine.alone(() => {
      for (const doc of this.docs)
        for (const one of [this.indexed, this.plain])
          insertRaw(this.engine, one, Buffer.from(BSON.serialize(doc)));
    });
    this.engine.alone(() => INDEXES.slice(4).forEach(add));
  }

  private ids(collection: Collection, filter: Doc, sort?: Record<string, number>): number[] {
    const prepared = prepareQuery(collection, { filter, sort });
    if (collection === this.indexed) {
      this.asked += 1;
      if (prepared.plan.index !== undefined || prepared.plan.branches) this.viaIndex += 1;
    }
    const { source, done } = this.engine.openSource();
    const found = [...prepared.rows(source)].map(({ raw }) => Number(BSON.deserialize(raw)._id));
    done();
    return sort ? found : found.sort((a, b) => a - b);
  }

  /** The ids by indexes, by reading everything, and by the rules alone. */
  ask(filter: Doc, sort?: Record<string, number>): [number[], number[], number[]] {
    const met = this.docs.filter((doc) => matches(doc, filter));
    const ruled = (sort ? sorted(met, sort) : met).map((doc) => Number(doc._id));
    return [this.ids(this.indexed, filter, sort), this.ids(this.plain, filter, sort), ruled];
  }

  /** How many of `count` random questions get different answers; the first is told. */
  differences(random: Random, count: number, sorting: boolean): { found: number; first: string } {
    let found = 0;
    let first = '';
    for (let i = 0; i < count; i++) {
      const filter = sorting && random.chance(0.3) ? {} : randomFilter(random);
      const sort = sorting ? randomSort(random) : undefined;
      const [a, b, c] = this.ask(filter, sort);
      if (String(a) === String(b) && String(b) === String(c)) continue;
      found += 1;
      first ||= BSON.EJSON.stringify({ filter, sort, index: a, scan: b, rules: c });
    }
    return { found, first };
  }
}
