import * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as answering from './bid.answering.service.ts';
import * as reading from './bid.reading.service.ts';
import * as writing from './bid.writing.service.ts';

export const bindBids = (router: Router): void => {
  bind(router, doors.draftBid, writing.draftBid);
  bind(router, doors.editBid, writing.editBid);
  bind(router, doors.readBid, reading.readBid);
  bind(router, doors.listNeedBids, reading.listOfNeed);
  bind(router, doors.listMyBids, reading.listMine);
  bind(router, doors.submitBid, writing.submitBid);
  bind(router, doors.giveBackBid, writing.giveBackBid);
  bind(router, doors.openBid, answering.openBid);
  bind(router, doors.clarifyBid, answering.clarifyBid);
  bind(router, doors.answerBid, writing.answerBid);
  bind(router, doors.shortlistBid, answering.shortlistBid);
  bind(router, doors.negotiateBid, answering.negotiateBid);
  bind(router, doors.selectBid, answering.selectBid);
  bind(router, doors.waitlistBid, answering.waitlistBid);
  bind(router, doors.promoteBid, answering.promoteBid);
  bind(router, doors.declineBid, answering.declineBid);
  bind(router, doors.ruleBid, answering.ruleBid);
  bind(router, doors.withdrawBid, writing.withdrawBid);
  bind(router, doors.awardBid, answering.awardBid);
};
