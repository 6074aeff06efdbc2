import * as doors from '@zhiqiao/shared/introductions/introduction.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { judgePair } from './introduction.judging.service.ts';
import * as introductions from './introduction.service.ts';

export const bindIntroductions = (router: Router): void => {
  bind(router, doors.listIntroductions, introductions.listIntroductions);
  bind(router, doors.tellIntroduction, introductions.tellIntroduction);
  bind(router, doors.judgePair, judgePair);
};
