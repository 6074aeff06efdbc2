import { EmbeddingFault } from '../../platform/embeddings.ts';
import type { Job } from '../../platform/jobs.ts';
import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { World } from '../../platform/world.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { expertIndex } from '../experts/expert.search.ts';
import { needsByIds } from '../needs/need.reads.ts';
import { needIndex } from '../needs/need.search.ts';
import { outcomesByIds } from '../outcomes/outcome.reads.ts';
import { outcomeIndex } from '../outcomes/outcome.search.ts';
import { expertForMatch, outcomeForMatch, publicNeed } from './match.assembling.ts';
import { fillSome, type Wanting } from './meaning.filling.ts';
import {
  type MeaningKind,
  type MeaningMark,
  MeaningMarkModel,
  MeaningVectorsModel,
  meaningId,
} from './meaning.model.ts';
import { type MeantText, partsOfExpert, partsOfNeed, partsOfOutcome } from './meaning.texts.ts';

type Parts = [id: string, parts: MeantText[]][];

/** Where the things of a kind are found: those that everybody may find, and of them what everybody may read. */
const sources: Record<
  MeaningKind,
  { index: IndexDefinition; read(ids: string[]): Promise<Parts> }
> = {
  need: {
    index: needIndex,
    read: async (ids) =>
      (await needsByIds(ids)).map(({ row }) => [String(row._id), partsOfNeed(publicNeed(row))]),
  },
  expert: {
    index: expertIndex,
    read: async (ids) =>
      (await expertsByIds(ids)).map((read) => [read.id, partsOfExpert(expertForMatch(read))]),
  },
  outcome: {
    index: outcomeIndex,
    read: async (ids) =>
      (await outcomesByIds(ids)).map((read) => [
        String(read.row._id),
        partsOfOutcome(outcomeForMatch(read)),
      ]),
  },
};

type Late = { id: string; rev: number };

/** Compares what has vectors with what is there; what is gone loses them at once. @returns what is to be done */
const lookThrough = async (kind: MeaningKind, model: string, now: Date): Promise<Late[]> => {
  const marks = await MeaningMarkModel.find({ kind }).lean<MeaningMark[]>();
  const held = new Map(marks.map((mark) => [mark._id, mark]));
  const upToDate = (mark: MeaningMark | undefined, rev: number): boolean =>
    mark?.rev === rev && mark.model === model && (!mark.retryAt || mark.retryAt > now);
  const late: Late[] = [];
  for await (const stamps of sources[kind].index.stamps())
    for (const { id, rev } of stamps) {
      const _id = meaningId(kind, id);
      if (!upToDate(held.get(_id), rev)) late.push({ id, rev });
      held.delete(_id);
    }
  const gone = { _id: { $in: [...held.keys()] } } as object;
  if (held.size) {
    await MeaningVectorsModel.deleteMany(gone);
    await MeaningMarkModel.deleteMany(gone);
  }
  return late;
};

const wantingOf = async (kind: MeaningKind, late: readonly Late[]): Promise<Wanting[]> => {
  const revs = new Map(late.map(({ id, rev }) => [id, rev]));
  const read = await sources[kind].read([...revs.keys()]);
  return read.map(([id, parts]) => ({ kind, id, rev: revs.get(id)!, parts }));
};

/** Things filled together. */
const together = 16;
/** Milliseconds that one run may take before it leaves the rest to the next: other clocks wait for it. */
const budget = 8000;

const fillAll = async (kind: MeaningKind, late: Late[], until: number, world: World) => {
  for (let from = 0; from < late.length; from += together) {
    if (performance.now() > until) return false;
    const things = await wantingOf(kind, late.slice(from, from + together));
    if (!(await fillSome(things, world.embeddings!, world))) return false;
  }
  return true;
};

/**
 * Keeps vectors beside needs, experts and outcomes, where an embedding endpoint is configured. Nothing waits for it: a
 * thing without vectors is judged by its words. Safe to repeat; what the endpoint could not do is done by a later run.
 */
export const meaningClockwork: Job = {
  name: 'meaning.filling',
  every: 60,
  run: async (world) => {
    const { embeddings } = world;
    if (!embeddings) return;
    const until = performance.now() + budget;
    try {
      for (const kind of Object.keys(sources) as MeaningKind[]) {
        const late = await lookThrough(kind, embeddings.model, world.clock.now());
        if (!(await fillAll(kind, late, until, world))) return;
      }
    } catch (error) {
      if (!(error instanceof EmbeddingFault)) throw error;
      world.log.warn({ err: error }, 'vectors wait: the embedding endpoint does not serve');
    }
  },
};
