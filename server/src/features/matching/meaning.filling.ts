import { EmbeddingFault, type Embeddings } from '../../platform/embeddings.ts';
import type { World } from '../../platform/world.ts';
import {
  type MeaningKind,
  MeaningMarkModel,
  type MeaningVectors,
  MeaningVectorsModel,
  meaningId,
} from './meaning.model.ts';
import { hashOf, type MeantText } from './meaning.texts.ts';

/** A thing whose vectors are missing or of an older state. */
export interface Wanting {
  kind: MeaningKind;
  id: string;
  rev: number;
  parts: MeantText[];
}

/** Texts sent at once. */
const batch = 64;
/** Refused texts are tried again after this long: somebody may have mended the endpoint. */
const later = 3_600_000;
const floatBytes = 4;

type Vectors = Map<string, Buffer>;

const bytesOf = (vector: Float32Array): Buffer =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);

const plain = (vector: Buffer | { buffer: Uint8Array }): Buffer =>
  Buffer.from(vector instanceof Uint8Array ? vector : vector.buffer);

const idOf = ({ kind, id }: Wanting): string => meaningId(kind, id);

const kept = async (things: readonly Wanting[], model: string): Promise<Vectors> => {
  const rows = await MeaningVectorsModel.find({
    _id: { $in: things.map(idOf) },
    model,
  } as object).lean<MeaningVectors[]>();
  return new Map(
    rows.flatMap(({ parts }) => parts.map(({ hash, vector }) => [hash, plain(vector)] as const)),
  );
};

/** Asks for the texts that have no vector yet; what did not change is not sent again. */
const asked = async (things: readonly Wanting[], embeddings: Embeddings, known: Vectors) => {
  const texts = new Map(
    things
      .flatMap(({ parts }) => parts)
      .map(({ text }) => [hashOf(embeddings.model, text), text] as const)
      .filter(([hash]) => !known.has(hash)),
  );
  const fresh: Vectors = new Map();
  const all = [...texts];
  for (let from = 0; from < all.length; from += batch) {
    const some = all.slice(from, from + batch);
    const vectors = await embeddings.embed(some.map(([, text]) => text));
    for (const [at, [hash]] of some.entries()) fresh.set(hash, bytesOf(vectors[at]!));
  }
  return fresh;
};

/** Vectors of another length under the same name are of another model: they go, and are made anew. */
const dropOthers = async (model: string, dimension: number): Promise<void> => {
  const others = { model, dimension: { $nin: [0, dimension] } } as object;
  const marks = await MeaningMarkModel.find(others, { _id: 1 }).lean();
  if (marks.length === 0) return;
  await MeaningVectorsModel.deleteMany({ _id: { $in: marks.map(({ _id }) => _id) } } as object);
  await MeaningMarkModel.deleteMany(others);
};

const keep = async (thing: Wanting, model: string, vectors: Vectors): Promise<void> => {
  const parts = thing.parts.map(({ key, text }) => {
    const hash = hashOf(model, text);
    return { key, hash, vector: vectors.get(hash)! };
  });
  const _id = idOf(thing);
  const lengths = new Set(parts.map(({ vector }) => vector.length));
  // Of a mixture nothing is kept: what is of another length was dropped, and the next run asks for all of it.
  if (lengths.size > 1) return;
  if (parts.length === 0) await MeaningVectorsModel.deleteOne({ _id } as object);
  else await MeaningVectorsModel.replaceOne({ _id }, { _id, model, parts }, { upsert: true });
  const dimension = ([...lengths][0] ?? 0) / floatBytes;
  const { kind, rev } = thing;
  await MeaningMarkModel.replaceOne(
    { _id },
    { _id, kind, rev, model, dimension },
    { upsert: true },
  );
};

/** Makes and keeps the vectors of these things. @throws EmbeddingFault */
const fill = async (things: readonly Wanting[], embeddings: Embeddings): Promise<void> => {
  const { model } = embeddings;
  const known = await kept(things, model);
  const fresh = await asked(things, embeddings, known);
  const [first] = fresh.values();
  if (first) await dropOthers(model, first.length / floatBytes);
  const all = new Map([...known, ...fresh]);
  for (const thing of things) await keep(thing, model, all);
};

const putOff = async (thing: Wanting, model: string, at: Date): Promise<void> => {
  const { kind, rev } = thing;
  const _id = idOf(thing);
  const retryAt = new Date(at.getTime() + later);
  await MeaningVectorsModel.deleteOne({ _id } as object);
  await MeaningMarkModel.replaceOne(
    { _id },
    { _id, kind, rev, model, dimension: 0, retryAt },
    { upsert: true },
  );
};

const refused = (error: unknown): boolean =>
  error instanceof EmbeddingFault && error.code === 'refused';

/**
 * Fills some things together; when the endpoint refuses them, each alone, and what is refused alone is put off.
 * @returns whether to go on: not when it took none of them @throws EmbeddingFault when it is down
 */
export const fillSome = async (
  things: readonly Wanting[],
  embeddings: Embeddings,
  world: World,
): Promise<boolean> => {
  try {
    await fill(things, embeddings);
    return true;
  } catch (error) {
    if (!refused(error)) throw error;
  }
  let taken = 0;
  for (const thing of things) {
    try {
      await fill([thing], embeddings);
      taken += 1;
    } catch (error) {
      if (!refused(error)) throw error;
      world.log.warn({ err: error, thing: idOf(thing) }, 'no vectors: the endpoint refused it');
      await putOff(thing, embeddings.model, world.clock.now());
    }
  }
  return taken > 0;
};
