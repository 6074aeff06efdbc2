import { organisationEvents } from '@zhiqiao/shared/organisations/organisation.events';
import type { Reaction } from '../../platform/reactions.ts';
import { reindex } from '../../platform/search/definition.ts';
import { organisationIndex } from './organisation.search.ts';

export const organisationReactions: Reaction[] = [
  {
    name: 'organisation.index',
    searching: true,
    on: Object.keys(organisationEvents),
    run: (event, world) => reindex(world.search, organisationIndex, [event.subject.id]),
  },
];
