import { inTransaction } from '../../platform/mongo.ts';
import type { Reaction } from '../../platform/reactions.ts';
import { bidParties } from '../bids/bid.reads.ts';
import { moveIntroduction } from './introduction.beginning.service.ts';
import { IntroductionModel, type IntroductionRow } from './introduction.model.ts';

/** A bid of somebody who was introduced is what came of it. */
export const introductionReactions: Reaction[] = [
  {
    name: 'introduction.bid',
    on: ['bid.submitted'],
    run: async ({ subject, at }, world) => {
      const parties = await bidParties(subject.id);
      if (!parties) return;
      const row = await IntroductionModel.findOne({
        need: parties.need,
        expert: parties.expert,
        state: { $in: ['introduced', 'talking'] },
      } as object).lean<IntroductionRow>();
      if (!row) return;
      const system = { name: '系统', role: 'clockwork' };
      const { events } = await inTransaction(() => moveIntroduction(row, 'bid', system, at));
      world.reactor.wake(events);
    },
  },
];
