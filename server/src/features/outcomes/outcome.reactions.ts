import { outcomeEvents } from '@zhiqiao/shared/outcomes/outcome.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { outcomeIndex } from './outcome.search.ts';

export const outcomeReactions: Reaction[] = [
  {
    name: 'outcome.index',
    on: Object.keys(outcomeEvents),
    run: (event, world) => reindex(world.search, outcomeIndex, [event.subject.id]),
  },
];
