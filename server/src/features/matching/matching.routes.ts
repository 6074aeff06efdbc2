import * as firmDoors from '@zhiqiao/shared/matching/firmHeld.endpoints';
import * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as firmHolding from './match.firmHolding.service.ts';
import * as holding from './match.holding.service.ts';
import { experts } from './match.people.service.ts';
import { solvedByOthers } from './match.solved.service.ts';
import { needs } from './match.today.service.ts';
import { listTopics } from './match.topics.service.ts';
import { matchUnits } from './match.units.service.ts';
import * as matching from './matching.service.ts';

export const bindMatching = (router: Router): void => {
  bind(router, doors.matchExperts, experts);
  bind(router, doors.matchOutcomes, matching.outcomes);
  bind(router, doors.matchUnits, matchUnits);
  bind(router, doors.matchNeeds, needs);
  bind(router, doors.introduceExpert, matching.introduce);
  bind(router, doors.solvedByOthers, solvedByOthers);
  bind(router, doors.listTopics, listTopics);
  bind(router, doors.readHeld, holding.readHeld);
  bind(router, doors.changeHeld, holding.changeHeld);
  bind(router, firmDoors.readFirmHeld, firmHolding.readFirmHeld);
  bind(router, firmDoors.changeFirmHeld, firmHolding.changeFirmHeld);
};
