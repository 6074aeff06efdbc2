import type { Collection, Db, IndexDescription, MongoClient } from 'mongodb';

interface Row {
  _id: string;
  v?: string;
  n?: number;
  tags?: string[];
}

/** What the store said yes to, before it was killed. */
export class Acknowledged {
  inserted = new Set<string>();
  /** Asked to go: the answer may be lost with the process. */
  removing = new Set<string>();
  removed = new Set<string>();
  counts = new Map<string, number>();
  pairs = new Set<string>();
  kept = new Set<string>();
  indexBuilds = 0;

  get writes(): number {
    const counted = [...this.counts.values()].reduce((sum, n) => sum + n, 0);
    return this.inserted.size + this.removed.size + counted + this.kept.size;
  }
}

const rows = (db: Db, name: string): Collection<Row> => db.collection<Row>(name);
const HOUR = 3_600_000;

async function inserter(db: Db, done: Acknowledged, lane: number): Promise<never> {
  for (let i = 0; ; i++) {
    const _id = `${lane}-${i}`;
    await rows(db, 'rows').insertOne({ _id, v: _id, n: i, tags: [`a${i % 7}`, `b${i % 5}`] });
    done.inserted.add(_id);
    if (i % 5 !== 4) continue;
    const gone = `${lane}-${i - 2}`;
    done.removing.add(gone);
    await rows(db, 'rows').deleteOne({ _id: gone });
    done.removed.add(gone);
  }
}

async function counter(db: Db, done: Acknowledged, _id: string): Promise<never> {
  for (;;) {
    await rows(db, 'counters').updateOne({ _id }, { $inc: { n: 1 } }, { upsert: true });
    done.counts.set(_id, (done.counts.get(_id) ?? 0) + 1);
  }
}

/** Both lanes raise one total, so that transactions conflict. */
async function pairer(
  client: MongoClient,
  db: Db,
  done: Acknowledged,
  lane: number,
): Promise<never> {
  const session = client.startSession();
  for (let i = 0; ; i++) {
    const name = `${lane}-${i}`;
    await session.withTransaction(async () => {
      await rows(db, 'pairs').insertOne({ _id: `${name}a`, v: name }, { session });
      await rows(db, 'totals').updateOne({ _id: 'one' }, { $inc: { n: 1 } }, { session });
      await rows(db, 'pairs').insertOne({ _id: `${name}b`, v: name }, { session });
    });
    done.pairs.add(name);
  }
}

const MADE: IndexDescription[] = [
  { name: 'n', key: { n: 1 } },
  { name: 'tags', key: { tags: 1, n: -1 } },
  { name: 'sparse', key: { n: -1 }, sparse: true },
  { name: 'some', key: { tags: 1 }, partialFilterExpression: { n: { $gt: 20 } } },
];

async function indexer(db: Db, done: Acknowledged): Promise<never> {
  for (let i = 0; ; i++) {
    const made = MADE[i % MADE.length] as IndexDescription;
    await rows(db, 'rows').createIndexes([made]);
    done.indexBuilds += 1;
    if (i % 3) await rows(db, 'rows').dropIndex(made.name as string);
  }
}

/** Half of it is past its time when it comes, and is swept away while others write. */
async function expirer(db: Db, done: Acknowledged): Promise<never> {
  const expiring = db.collection<{ _id: string; until: Date }>('expiring');
  for (let i = 0; ; i++) {
    const old = i % 2 === 0;
    await expiring.insertOne({ _id: `${i}`, until: new Date(Date.now() + (old ? -HOUR : HOUR)) });
    if (!old) done.kept.add(`${i}`);
  }
}

/** Starts everybody; they go on until the store is gone. */
export async function startLoad(client: MongoClient, db: Db, done: Acknowledged): Promise<void> {
  await rows(db, 'rows').createIndex({ v: 1 }, { unique: true });
  await rows(db, 'pairs').createIndex({ v: 1 });
  await db.collection('expiring').createIndex({ until: 1 }, { expireAfterSeconds: 0 });
  await rows(db, 'totals').insertOne({ _id: 'one', n: 0 });
  const everybody = [
    ...[0, 1, 2, 3, 4].map((lane) => inserter(db, done, lane)),
    ...['x', 'y'].map((name) => counter(db, done, name)),
    ...[0, 1].map((lane) => pairer(client, db, done, lane)),
    indexer(db, done),
    expirer(db, done),
  ];
  for (const one of everybody) one.catch(() => undefined);
}

/** What is not as it was acknowledged. */
export interface Harm {
  lost: number;
  torn: number;
  mismatched: number;
}

const idsOf = async (db: Db, name: string) =>
  new Set(
    (
      await rows(db, name)
        .find({}, { projection: { _id: 1 } })
        .toArray()
    ).map((r) => r._id),
  );

/** Compares the store that was started again with what it had acknowledged, and has it validate itself. */
export async function judge(db: Db, done: Acknowledged): Promise<Harm> {
  const harm: Harm = { lost: 0, torn: 0, mismatched: 0 };
  const found = await idsOf(db, 'rows');
  for (const id of done.inserted) if (!found.has(id) && !done.removing.has(id)) harm.lost += 1;
  for (const id of done.removed) if (found.has(id)) harm.lost += 1;
  for (const [_id, n] of done.counts) {
    const stored = (await rows(db, 'counters').findOne({ _id }))?.n ?? 0;
    if (stored < n || stored > n + 1) harm.lost += 1;
  }
  const kept = await idsOf(db, 'expiring');
  for (const id of done.kept) if (!kept.has(id)) harm.lost += 1;
  const halves = await idsOf(db, 'pairs');
  for (const name of done.pairs) if (!halves.has(`${name}a`)) harm.lost += 1;
  for (const id of halves) {
    const other = id.endsWith('a') ? `${id.slice(0, -1)}b` : `${id.slice(0, -1)}a`;
    if (!halves.has(other)) harm.torn += 1;
  }
  const total = (await rows(db, 'totals').findOne())?.n ?? 0;
  if (total * 2 !== halves.size) harm.torn += 1;
  for (const { name } of await db.listCollections().toArray()) {
    const { valid, errors } = await db.command({ validate: name });
    if (!valid) harm.mismatched += errors.length;
  }
  return harm;
}
