import { takeExport } from '@zhiqiao/shared/exports/export.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { sendExport } from './export.service.ts';

export const bindExports = (router: Router): void => {
  bind(router, takeExport, sendExport);
};
