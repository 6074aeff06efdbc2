import * as doors from '@zhiqiao/shared/cards/card.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as contests from './contest.service.ts';
import { showExpertCard } from './expert.card.service.ts';

export const bindCards = (router: Router): void => {
  bind(router, doors.readCardRecords, contests.showRecords);
  bind(router, doors.contestCard, contests.contest);
  bind(router, doors.listContests, contests.showContests);
  bind(router, doors.decideContest, contests.decide);
  bind(router, doors.readExpertCard, showExpertCard);
};
