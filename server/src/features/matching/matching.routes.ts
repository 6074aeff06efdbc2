import * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as matching from './matching.service.ts';

export const bindMatching = (router: Router): void => {
  bind(router, doors.matchExperts, matching.experts);
  bind(router, doors.matchOutcomes, matching.outcomes);
  bind(router, doors.matchNeeds, matching.needs);
  bind(router, doors.introduceExpert, matching.introduce);
};
