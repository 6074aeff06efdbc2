import { engagementEvents } from '@zhiqiao/shared/engagements/engagement.events';
import { expertEvents } from '@zhiqiao/shared/experts/expert.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { expertIndex } from './expert.search.ts';

export const expertReactions: Reaction[] = [
  {
    name: 'expert.index',
    searching: true,
    on: [...Object.keys(expertEvents), ...Object.keys(engagementEvents)],
    run: async (event, world) => {
      const id = event.subject.noun === 'expert' ? event.subject.id : event.refs?.expert;
      if (id) await reindex(world.search, expertIndex, [id]);
    },
  },
];
