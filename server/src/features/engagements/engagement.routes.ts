import * as doors from '@zhiqiao/shared/engagements/engagement.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as engagements from './engagement.service.ts';

export const bindEngagements = (router: Router): void => {
  bind(router, doors.listEngagements, engagements.listEngagements);
  bind(router, doors.readEngagement, engagements.readEngagement);
};
