import * as doors from '@zhiqiao/shared/duties/duty.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as holds from './hold.service.ts';

export const bindDuties = (router: Router): void => {
  bind(router, doors.listHolds, holds.showHolds);
  bind(router, doors.readHold, holds.showHold);
  bind(router, doors.chaseFirm, holds.chase);
  bind(router, doors.liftHold, holds.lift);
};
