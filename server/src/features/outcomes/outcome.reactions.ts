import { outcomeEvents } from '@zhiqiao/shared/outcomes/outcome.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { outcomeIndex } from './outcome.search.ts';

/** Before it is listed nothing of an outcome is in the index, whatever happens to it. */
const unseen = [
  'outcome.drafted',
  'outcome.sentToInventor',
  'outcome.submitted',
  'outcome.givenBack',
  'outcome.reminded',
];

export const outcomeReactions: Reaction[] = [
  {
    name: 'outcome.index',
    searching: true,
    on: Object.keys(outcomeEvents).filter((name) => !unseen.includes(name)),
    run: (event, world) => reindex(world.search, outcomeIndex, [event.subject.id]),
  },
];
