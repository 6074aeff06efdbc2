import * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as outcomes from './outcome.service.ts';

export const bindOutcomes = (router: Router): void => {
  bind(router, doors.draftOutcome, outcomes.draftOutcome);
  bind(router, doors.editOutcome, outcomes.editOutcome);
  bind(router, doors.readOutcome, outcomes.readOutcome);
  bind(router, doors.listMyOutcomes, outcomes.listMine);
  bind(router, doors.submitOutcome, outcomes.submitOutcome);
  bind(router, doors.approveOutcome, outcomes.approveOutcome);
  bind(router, doors.giveBackOutcome, outcomes.giveBackOutcome);
  bind(router, doors.delistOutcome, outcomes.delistOutcome);
};
