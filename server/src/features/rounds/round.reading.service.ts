import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import type { RoundSolution, RoundView } from '@zhiqiao/shared/rounds/round.view';
import type { UseCase } from '../../platform/ask.ts';
import { factsOf } from '../../platform/events.ts';
import { type ExpertRead, expertsByIds, expertsOfCounty } from '../experts/expert.reads.ts';
import { allNeeds, needBriefs } from '../needs/need.reads.ts';
import { firmsThatLeft, organisationNames } from '../organisations/organisation.reads.ts';
import { agreedCounts, offersOf, townName } from './offer.reads.ts';
import { dismissedIn } from './round.composing.ts';
import { type KeptSolution, RoundModel, type RoundRow } from './round.model.ts';
import { roundFor, standingsOn } from './round.moving.ts';
import { judge, peopleOf } from './round.scoring.ts';

type Offers = Awaited<ReturnType<typeof offersOf>>;

const solutionOf = (row: RoundRow, solution: KeptSolution, { byPair }: Offers): RoundSolution => {
  const pinned = new Set(
    [...row.pins, ...row.settled].map(({ expert, post }) => `${expert} ${post}`),
  );
  return {
    ...solution,
    heard: solution.heard ?? 0,
    dismissed: row.scores ? dismissedIn(row, row.scores) : [],
    total: solution.total / 10,
    weakest: solution.weakest / 10,
    greedy: {
      ...solution.greedy,
      total: solution.greedy.total / 10,
      weakest: solution.greedy.weakest / 10,
    },
    prices: solution.prices.map((price) => ({ ...price, points: price.points / 10 })),
    pairs: solution.pairs.map(({ expert, post, worth }) => {
      const offer = byPair.get(`${expert} ${post}`);
      return {
        expert,
        post,
        score: worth / 10,
        pinned: pinned.has(`${expert} ${post}`),
        ...(offer ? { offer } : {}),
      };
    }),
    at: solution.at.toISOString(),
  };
};

const peopleShown = async (row: RoundRow): Promise<RoundView['people']> => {
  const reads = await expertsByIds(row.people.map(({ expert }) => expert));
  const byId = new Map(reads.map((one) => [one.id, one]));
  return row.people.flatMap(({ expert, places }) => {
    const one = byId.get(expert);
    if (!one) return [];
    const { name, category, active, capacity } = one;
    return [{ expert, name, unit: one.unitShown, category, places, active, capacity }];
  });
};

const postsShown = async (row: RoundRow): Promise<RoundView['posts']> => {
  const needs = await needBriefs(row.posts.flatMap(({ need }) => need ?? []));
  const firmOf = (post: RoundRow['posts'][number]) =>
    post.need ? needs.get(post.need)?.firm : post.firm;
  const names = await organisationNames(row.posts.flatMap((post) => firmOf(post) ?? []));
  return row.posts.map((post) => ({
    ...post,
    title: (post.need && needs.get(post.need)?.title) || post.title,
    of: names.get(firmOf(post) ?? '') ?? townName(post.town),
  }));
};

const clockShown = ({ clock }: Pick<RoundRow, 'clock'>) =>
  clock
    ? {
        clock: {
          who: clock.who,
          what: clock.what,
          startedAt: clock.startedAt.toISOString(),
          due: clock.due.toISOString(),
        },
      }
    : {};

export const showRound = async (actor: Actor, row: RoundRow): Promise<RoundView> => {
  const offers = await offersOf(row._id);
  const { rev, number, title, state, aim, floor, quotas, everyTown, pins, bans, wishes } = row;
  return {
    id: String(row._id),
    ...{ rev, number, title, state, aim, floor, quotas, everyTown, pins, bans, wishes },
    people: await peopleShown(row),
    posts: await postsShown(row),
    ...(row.solution ? { solution: solutionOf(row, row.solution, offers) } : {}),
    offers: offers.counts,
    ...clockShown(row),
    standings: standingsOn(actor, row),
  };
};

export const readRound: UseCase<typeof doors.readRound> = async (ask) =>
  showRound(ask.me, await roundFor(ask.params.id, ask.me, 'read'));

export const listRounds: UseCase<typeof doors.listRounds> = async (ask) => {
  const { page, pageSize } = ask.query;
  const filter = { county: ask.me.county };
  const [rows, total] = await Promise.all([
    RoundModel.find(filter, { scores: 0 })
      .sort({ createdAt: -1, _id: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<RoundRow[]>(),
    RoundModel.countDocuments(filter),
  ]);
  const agreed = await agreedCounts(rows.map(({ _id }) => _id));
  const items = rows.map((row) => ({
    id: String(row._id),
    number: row.number,
    title: row.title,
    state: row.state,
    people: row.people.length,
    posts: row.posts.length,
    pairs: row.solution?.pairs.length ?? 0,
    agreed: agreed.get(String(row._id)) ?? 0,
    ...clockShown(row),
    at: row.movedAt.toISOString(),
  }));
  return { items, total, page, pageSize };
};

/** Everybody verified and every need open to bids of a county, without those who left the suggestions. */
export const choicesOf = async (county: string, most: number) => {
  const people: ExpertRead[] = [];
  for await (const batch of expertsOfCounty(county, new Date(0), most * 4))
    people.push(...batch.filter(({ standing, unranked }) => standing === 'verified' && !unranked));
  const needs: { need: string; title: string; firm: string; town?: string | undefined }[] = [];
  const left = new Set(await firmsThatLeft());
  for await (const batch of allNeeds(openToBids))
    for (const { row, firmName } of batch)
      if (row.county === county && !left.has(String(row.firm)))
        needs.push({
          need: String(row._id),
          title: row.title,
          firm: firmName,
          ...(row.town ? { town: row.town } : {}),
        });
  return { people: people.slice(0, most), needs: needs.slice(0, most) };
};

export const readChoices: UseCase<typeof doors.readRoundChoices> = async (ask) => {
  const { people, needs } = await choicesOf(ask.me.county, 500);
  return {
    people: people.map(({ id, name, unitShown, category }) => ({
      expert: id,
      name,
      unit: unitShown,
      category,
    })),
    needs,
  };
};

export const readTimeline: UseCase<typeof doors.readRoundTimeline> = async (ask) => {
  await roundFor(ask.params.id, ask.me, 'read');
  const facts = await factsOf('round', ask.params.id);
  return {
    items: facts.map((fact) => ({
      id: fact.id,
      at: fact.at.toISOString(),
      name: fact.name,
      noun: fact.subject.noun,
      actor: { name: fact.actor.name, role: fact.actor.role },
      ...(fact.from ? { from: fact.from } : {}),
      ...(fact.to ? { to: fact.to } : {}),
      ...(fact.reason ? { reason: fact.reason } : {}),
      ...(fact.note ? { note: fact.note } : {}),
      ...(fact.refs ? { refs: fact.refs } : {}),
    })),
  };
};

/** One person against every post of a round, as they are judged now. */
export const readPairs: UseCase<typeof doors.readRoundPairs> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'read');
  const { expert } = ask.params;
  const people = await peopleOf({ people: row.people.filter((one) => one.expert === expert) });
  const judged = await judge(row.posts, people, row.county, world);
  const items = [...judged].flatMap(([post, by]) => {
    const match = by.get(expert);
    return match ? [{ post, match }] : [];
  });
  items.sort(
    (a, b) =>
      Number(Boolean(a.match.blocked)) - Number(Boolean(b.match.blocked)) ||
      b.match.score - a.match.score ||
      (a.post < b.post ? -1 : 1),
  );
  return { items };
};
