import { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { showRules } from './rule.service.ts';

export const bindRules = (router: Router): void => {
  bind(router, listRules, showRules);
};
