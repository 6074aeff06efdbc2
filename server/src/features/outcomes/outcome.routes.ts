import * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as keeping from './outcome.keeping.service.ts';
import * as reading from './outcome.reading.service.ts';
import * as outcomes from './outcome.service.ts';

export const bindOutcomes = (router: Router): void => {
  bind(router, doors.draftOutcome, outcomes.draftOutcome);
  bind(router, doors.editOutcome, outcomes.editOutcome);
  bind(router, doors.readOutcome, reading.readOutcome);
  bind(router, doors.readOutcomeTimeline, reading.readTimeline);
  bind(router, doors.listMyOutcomes, reading.listMine);
  bind(router, doors.submitOutcome, outcomes.submitOutcome);
  bind(router, doors.approveOutcome, outcomes.approveOutcome);
  bind(router, doors.giveBackOutcome, outcomes.giveBackOutcome);
  bind(router, doors.renewOutcome, keeping.renewOutcome);
  bind(router, doors.listDoubles, keeping.listDoubles);
  bind(router, doors.mergeOutcome, keeping.mergeOutcome);
  bind(router, doors.delistOutcome, outcomes.delistOutcome);
};
