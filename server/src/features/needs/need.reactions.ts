import type { bidEvents } from '@zhiqiao/shared/bids/bid.events';
import { disclosureEvents } from '@zhiqiao/shared/disclosures/disclosure.events';
import { needEvents } from '@zhiqiao/shared/needs/need.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { needIndex } from './need.search.ts';

/** Before it is published nothing of a need is in the index, whatever happens to it. */
const unseen = [
  'need.drafted',
  'need.edited',
  'need.countersignAsked',
  'need.submitted',
  'need.accepted',
  'need.confirmed',
  'need.returned',
  'need.declined',
];
/** Bids that change the number on a need's card. */
const counted: (keyof typeof bidEvents)[] = ['bid.submitted', 'bid.withdrawn'];
/** What anybody could read may have been shut, or opened again. */
const doors = Object.keys(disclosureEvents);

export const needReactions: Reaction[] = [
  {
    name: 'need.index',
    searching: true,
    on: [...Object.keys(needEvents), ...doors, ...counted].filter((name) => !unseen.includes(name)),
    run: async (event, world) => {
      const id = event.subject.noun === 'need' ? event.subject.id : event.about?.id;
      if (id) await reindex(world.search, needIndex, [id]);
    },
  },
];
