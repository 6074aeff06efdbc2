import * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as offers from './offer.service.ts';
import * as publishing from './round.publishing.service.ts';
import * as reading from './round.reading.service.ts';
import * as setting from './round.setting.service.ts';
import * as solving from './round.solving.service.ts';

export const bindRounds = (router: Router): void => {
  bind(router, doors.listRounds, reading.listRounds);
  bind(router, doors.readRoundChoices, reading.readChoices);
  bind(router, doors.beginRound, setting.beginRound);
  bind(router, doors.readRound, reading.readRound);
  bind(router, doors.readRoundTimeline, reading.readTimeline);
  bind(router, doors.readRoundPairs, reading.readPairs);
  bind(router, doors.editRound, setting.editRound);
  bind(router, doors.solveRound, solving.solveRound);
  bind(router, doors.weighRound, solving.weighRound);
  bind(router, doors.changeRound, solving.changeRound);
  bind(router, doors.publishRound, publishing.publishRound);
  bind(router, doors.solveRoundRest, solving.solveRest);
  bind(router, doors.closeRound, publishing.closeRound);
  bind(router, doors.cancelRound, setting.cancelRound);
  bind(router, doors.listOffers, offers.listOffers);
  bind(router, doors.acceptOffer, offers.acceptOffer);
  bind(router, doors.declineOffer, offers.declineOffer);
};
