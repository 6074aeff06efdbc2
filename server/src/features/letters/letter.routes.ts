import * as doors from '@zhiqiao/shared/letters/letter.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitTo } from '../../platform/limits.ts';
import * as gateways from './gateway.service.ts';
import * as letters from './letter.service.ts';

/** Tests of a gateway a minute from one address: each goes out to somebody else's machine. */
const trials = 20;

export const bindLetters = (router: Router): void => {
  bind(router, doors.listLetters, letters.showLetters);
  bind(router, doors.retryLetter, letters.retry);
  bind(router, doors.readGateway, gateways.showGateway);
  bind(router, doors.saveGateway, gateways.keepGateway);
  bind(router, doors.tryGateway, gateways.tryNow, limitTo(trials));
};
