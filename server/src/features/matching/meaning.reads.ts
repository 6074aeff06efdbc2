import type { World } from '../../platform/world.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { publicNeed } from './match.assembling.ts';
import type { ExpertForMatch, Meaning, NeedForMatch, OutcomeForMatch } from './match.input.ts';
import type { Scored } from './match.score.ts';
import { type MeaningKind, MeaningVectorsModel, meaningId } from './meaning.model.ts';
import { hashOf, partsOfExpert, partsOfNeed, partsOfOutcome } from './meaning.texts.ts';

/** Stored vectors by `kind:id`, then by hash of model and text: the vector of a text that was changed is not found. */
type Stored = Map<string, Map<string, Float32Array>>;

const floats = (bytes: Buffer | { buffer: Uint8Array }): Float32Array => {
  const plain = bytes instanceof Uint8Array ? bytes : bytes.buffer;
  return new Float32Array(Uint8Array.from(plain).buffer);
};

const stored = async (kind: MeaningKind, ids: string[], model: string): Promise<Stored> => {
  const rows = await MeaningVectorsModel.find({
    _id: { $in: ids.map((id) => meaningId(kind, id)) },
    model,
  } as object).lean();
  return new Map(
    rows.map((row) => [
      row._id,
      new Map(row.parts.map(({ hash, vector }) => [hash, floats(vector)])),
    ]),
  );
};

/** Puts its vectors to each thing by the texts it has now. Without an endpoint nothing is read, and nothing changes. */
const meant = async <T extends { id: string }>(
  kind: MeaningKind,
  things: readonly T[],
  world: World,
  put: (thing: T, of: (text: string) => Meaning | undefined) => T,
): Promise<T[]> => {
  const model = world.embeddings?.model;
  if (!model || things.length === 0) return [...things];
  const ids = things.map(({ id }) => id);
  const vectors = await stored(kind, ids, model);
  return things.map((thing) => {
    const own = vectors.get(meaningId(kind, thing.id));
    if (!own) return thing;
    return put(thing, (text) => {
      const vector = own.get(hashOf(model, text));
      return vector && { model, vector };
    });
  });
};

const whole = <T extends { meaning?: Meaning }>(thing: T, meaning: Meaning | undefined): T =>
  meaning ? { ...thing, meaning } : thing;

/**
 * Needs with what their public text means. A judgement may know more of a need than the endpoint was sent, so the vector
 * is looked up by what everybody may read. @param rows of the same needs, by id
 */
export const meantNeeds = (
  needs: readonly NeedForMatch[],
  rows: ReadonlyMap<string, NeedRow>,
  world: World,
): Promise<NeedForMatch[]> =>
  meant('need', needs, world, (need, of) => {
    const row = rows.get(need.id);
    const [part] = row ? partsOfNeed(publicNeed(row)) : [];
    return whole(need, part && of(part.text));
  });

export const meantNeed = async (need: NeedForMatch, row: NeedRow, world: World) =>
  (await meantNeeds([need], new Map([[need.id, row]]), world))[0]!;

export const meantOutcomes = (
  outcomes: readonly OutcomeForMatch[],
  world: World,
): Promise<OutcomeForMatch[]> =>
  meant('outcome', outcomes, world, (outcome, of) => {
    const [part] = partsOfOutcome(outcome);
    return whole(outcome, part && of(part.text));
  });

export const meantExperts = (
  experts: readonly ExpertForMatch[],
  world: World,
): Promise<ExpertForMatch[]> =>
  meant('expert', experts, world, (expert, of) => {
    const texts = new Map(partsOfExpert(expert).map(({ key, text }) => [key, text]));
    const meaningOf = (key: string) => {
      const text = texts.get(key);
      return text === undefined ? undefined : of(text);
    };
    return {
      ...whole(expert, meaningOf('')),
      evidence: expert.evidence.map((record) => whole(record, meaningOf(record.id))),
    };
  });

/** Candidates with their subjects as one of the above gives them back. */
export const meantCandidates = async <T>(
  candidates: readonly Scored<T>[],
  world: World,
  give: (subjects: T[], world: World) => Promise<T[]>,
): Promise<Scored<T>[]> => {
  const subjects = await give(
    candidates.map(({ subject }) => subject),
    world,
  );
  return candidates.map(({ found }, at) => ({ found, subject: subjects[at]! }));
};
