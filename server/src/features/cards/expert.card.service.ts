import type { readExpertCard } from '@zhiqiao/shared/cards/card.endpoints';
import { expertPolicy, expertStandings } from '@zhiqiao/shared/experts/expert.policy';
import { demand } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import { factsNamed } from '../../platform/events.ts';
import { expertBidRows } from '../bids/bid.record.reads.ts';
import { dealsOf } from '../engagements/engagement.reads.ts';
import { expertById } from '../experts/expert.reads.ts';
import { afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { medianOf } from './median.ts';

const day = 86_400_000;

/** Every question of a firm with the answer that followed, where one did. */
const questionsOf = async (bids: readonly string[]) => {
  const facts = await factsNamed('bid', ['bid.questioned', 'bid.answered'], bids);
  return facts.flatMap((fact, index) => {
    if (fact.name !== 'bid.questioned') return [];
    const answer = facts
      .slice(index + 1)
      .find(({ subject, name }) => subject.id === fact.subject.id && name === 'bid.answered');
    return [{ county: fact.county, at: fact.at, answeredAt: answer?.at }];
  });
};

/** How an expert keeps their word: what they sent, answered in time, signed and finished. */
export const showExpertCard: UseCase<typeof readExpertCard> = async (ask, world) => {
  const expert = await expertById(ask.params.id);
  if (!expert) throw new Refusal('notFound');
  demand(expertPolicy, 'read', expertStandings(ask.me, expert), expert.standing);
  const now = world.clock.now();
  const bids = await expertBidRows(expert.id);
  const questions = await questionsOf(bids.map(({ id }) => id));
  let asked = 0;
  let inTime = 0;
  for (const { county, at, answeredAt } of questions) {
    const due = afterWorkingDays(at, await ruleValue('bid.answerDays', county, at));
    // A question that still has time counts neither way.
    if (!answeredAt && due > now) continue;
    asked += 1;
    if (answeredAt && answeredAt <= due) inTime += 1;
  }
  const took = questions.flatMap(({ at, answeredAt }) =>
    answeredAt ? [(answeredAt.getTime() - at.getTime()) / day] : [],
  );
  const deals = await dealsOf({ expert: expert.id });
  return {
    id: expert.id,
    name: expert.name,
    bidsSent: bids.length,
    bidsWithdrawn: bids.filter(({ state }) => state === 'withdrawn').length,
    asked,
    answeredInTime: inTime,
    medianAnswerDays: medianOf(took),
    dealsSigned: deals.signed,
    dealsCompleted: deals.completed,
  };
};
