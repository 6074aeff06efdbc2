import * as doors from '@zhiqiao/shared/rules/rule.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { showCalendar, showRules } from './rule.service.ts';
import * as writing from './rule.writing.service.ts';

export const bindRules = (router: Router): void => {
  bind(router, doors.listRules, showRules);
  bind(router, doors.readCalendar, showCalendar);
  bind(router, doors.previewRule, writing.preview);
  bind(router, doors.writeRule, writing.write);
  bind(router, doors.readRuleHistory, writing.showHistory);
  bind(router, doors.withdrawRule, writing.withdraw);
};
