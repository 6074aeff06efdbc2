import * as doors from '@zhiqiao/shared/disclosures/disclosure.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { moveDoor, showLedger } from './disclosure.service.ts';
import { showMyPromise } from './promise.service.ts';

export const bindDisclosures = (router: Router): void => {
  bind(router, doors.readLedger, showLedger);
  bind(router, doors.changeDoor, moveDoor);
  bind(router, doors.readMyPromise, showMyPromise);
};
