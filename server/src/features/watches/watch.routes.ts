import * as doors from '@zhiqiao/shared/watches/watch.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as watches from './watch.service.ts';

export const bindWatches = (router: Router): void => {
  bind(router, doors.listWatches, watches.listMine);
  bind(router, doors.saveWatch, watches.saveSearch);
  bind(router, doors.editWatch, watches.changeWatch);
  bind(router, doors.dropWatch, watches.forgetWatch);
};
