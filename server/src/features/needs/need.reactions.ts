import { bidEvents } from '@zhiqiao/shared/bids/bid.events';
import { needEvents } from '@zhiqiao/shared/needs/need.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { needIndex } from './need.search.ts';

export const needReactions: Reaction[] = [
  {
    name: 'need.index',
    on: [...Object.keys(needEvents), ...Object.keys(bidEvents)],
    run: async (event, world) => {
      const id = event.subject.noun === 'need' ? event.subject.id : event.about?.id;
      if (id) await reindex(world.search, needIndex, [id]);
    },
  },
];
