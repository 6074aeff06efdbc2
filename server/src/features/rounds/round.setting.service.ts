import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import { roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import { type RoundLimits, type RoundPost, roundMost } from '@zhiqiao/shared/rounds/round.schema';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { nextNumber } from '../../platform/numbers.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationBrief } from '../organisations/organisation.reads.ts';
import { reference } from '../reference/reference.service.ts';
import { RoundModel, type RoundRow } from './round.model.ts';
import { moveRound, recordOn, roundFor } from './round.moving.ts';
import { choicesOf, showRound } from './round.reading.service.ts';

const townPosts = (): RoundPost[] =>
  reference().towns.map((town) => ({
    key: `t${town.code}`,
    town: town.code,
    title: `${town.zh}科技特派员`,
    text: '',
    seats: 1,
    least: 0,
  }));

const needPost = ({ need, town }: { need: string; town?: string | undefined }): RoundPost => ({
  key: need,
  need,
  ...(town ? { town } : {}),
  title: '',
  text: '',
  seats: 1,
  least: 0,
});

/** Sets up a round of everybody of some categories, and of every open need or every town. */
export const beginRound: UseCase<typeof doors.beginRound> = async (ask, world) => {
  const { title, categories, posts } = ask.body;
  const { people, needs } = await choicesOf(ask.me.county, roundMost);
  const at = world.clock.now();
  const made: Omit<RoundRow, '_id'> = {
    rev: 0,
    number: await nextNumber('DJ', at),
    title,
    county: ask.me.county,
    state: roundMachine.initial as 'drafting',
    people: people
      .filter(({ category }) => categories.includes(category))
      .map(({ id }) => ({ expert: id, places: 1 })),
    posts: posts === 'needs' ? needs.map(needPost) : posts === 'towns' ? townPosts() : [],
    aim: 'filled',
    floor: 0,
    quotas: [],
    everyTown: false,
    pins: [],
    bans: [],
    wishes: [],
    settled: [],
    createdAt: at,
    movedAt: at,
  };
  const [row] = await RoundModel.create([made as never]);
  const saved = (row as unknown as { toObject(): unknown }).toObject() as RoundRow;
  await recordOn(saved, 'round.begun', ask.me, at, { to: saved.state });
  return showRound(ask.me, saved);
};

/** Only who and what this county knows: verified people, its own needs and firms, its own towns. */
const refuseStrange = async (
  { people, posts }: Pick<RoundLimits, 'people' | 'posts'>,
  me: Actor,
): Promise<void> => {
  const experts = new Map(
    (await expertsByIds(people.map(({ expert }) => expert))).map((one) => [one.id, one]),
  );
  const strange = people.findIndex(
    ({ expert }) =>
      experts.get(expert)?.standing !== 'verified' || experts.get(expert)?.county !== me.county,
  );
  if (strange >= 0) throw refuseField(`people.${strange}.expert`, 'unknown');
  const needs = await needBriefs(posts.flatMap(({ need }) => need ?? []));
  for (const [at, post] of posts.entries()) {
    if (post.need && needs.get(post.need)?.county !== me.county)
      throw refuseField(`posts.${at}.need`, 'unknown');
    if (post.firm && (await organisationBrief(post.firm))?.kind !== 'firm')
      throw refuseField(`posts.${at}.firm`, 'unknown');
  }
};

export const editRound: UseCase<typeof doors.editRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'edit');
  const { rev, ...limits } = ask.body;
  if (rev !== row.rev) throw new Refusal('stale', { rev: row.rev });
  await refuseStrange(limits, ask.me);
  const at = world.clock.now();
  const unset = { scores: 1 as const, solution: 1 as const };
  return showRound(
    ask.me,
    await moveRound(row, 'edit', ask.me, at, { set: limits as never, unset }),
  );
};

export const cancelRound: UseCase<typeof doors.cancelRound> = async (ask, world) => {
  const row = await roundFor(ask.params.id, ask.me, 'cancel');
  return showRound(ask.me, await moveRound(row, 'cancel', ask.me, world.clock.now()));
};
