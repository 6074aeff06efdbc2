import * as doors from '@zhiqiao/shared/experts/expert.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as experts from './expert.service.ts';

export const bindExperts = (router: Router): void => {
  bind(router, doors.readExpert, experts.showExpert);
  bind(router, doors.editExpert, experts.changeExpert);
  bind(router, doors.verifyExpert, experts.judgeExpert);
  bind(router, doors.listExpertsToVerify, experts.showDeskExperts);
};
