import * as doors from '@zhiqiao/shared/quotes/quote.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as quotes from './quote.service.ts';

export const bindQuotes = (router: Router): void => {
  bind(router, doors.quoteTrial, quotes.quoteTrial);
  bind(router, doors.quoteBid, quotes.quoteBid);
};
