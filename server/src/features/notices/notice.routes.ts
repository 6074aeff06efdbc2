import * as doors from '@zhiqiao/shared/notices/notice.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as notices from './notice.service.ts';

export const bindNotices = (router: Router): void => {
  bind(router, doors.listNotices, notices.listNotices);
  bind(router, doors.markAllNoticesRead, notices.markAll);
  bind(router, doors.markNoticeRead, notices.markOne);
};
