import * as doors from '@zhiqiao/shared/notices/notice.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitTo } from '../../platform/limits.ts';
import * as choices from './notice.choosing.service.ts';
import * as notices from './notice.service.ts';

/** Attempts a minute from one address: nobody needs more, and guesses are slowed. */
const stops = 120;

export const bindNotices = (router: Router): void => {
  bind(router, doors.listNotices, notices.listNotices);
  bind(router, doors.readNotice, notices.showNotice);
  bind(router, doors.readNoticeChoices, choices.showChoices);
  bind(router, doors.saveNoticeChoices, choices.keepChoices);
  bind(router, doors.readStop, choices.showStop);
  bind(router, doors.stopLetters, choices.stop, limitTo(stops));
  bind(router, doors.markAllNoticesRead, notices.markAll);
  bind(router, doors.markNoticeRead, notices.markOne);
};
