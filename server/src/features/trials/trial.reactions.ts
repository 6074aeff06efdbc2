import type { TrialEvent } from '@zhiqiao/shared/trials/trial.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { outcomeIndex } from '../outcomes/outcome.search.ts';

/** Facts after which an outcome's card counts another number of trials. */
const counted: readonly TrialEvent[] = [
  'trial.begun',
  'trial.kept',
  'trial.returned',
  'trial.reconsidered',
  'trial.sentBack',
  'trial.breachClaimed',
];

export const trialReactions: Reaction[] = [
  {
    name: 'trial.outcome',
    searching: true,
    on: counted,
    run: async (event, world) => {
      if (event.about) await reindex(world.search, outcomeIndex, [event.about.id]);
    },
  },
];
