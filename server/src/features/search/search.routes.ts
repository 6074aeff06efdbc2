import * as doors from '@zhiqiao/shared/search/search.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { showAlike } from './alike.service.ts';
import { countAll } from './counter.service.ts';
import * as search from './search.service.ts';

export const bindSearch = (router: Router): void => {
  bind(router, doors.listNeeds, search.searchNeeds);
  bind(router, doors.listExperts, search.searchExperts);
  bind(router, doors.listOutcomes, search.searchOutcomes);
  bind(router, doors.searchOrganisations, search.findOrganisations);
  bind(router, doors.searchAll, search.searchEverything);
  bind(router, doors.findAlike, showAlike);
  bind(router, doors.readCounters, countAll);
};
