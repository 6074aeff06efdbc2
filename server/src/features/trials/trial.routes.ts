import * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import * as reads from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as agreeing from './trial.agreeing.service.ts';
import { sendAgreement } from './trial.agreement.service.ts';
import * as converting from './trial.converting.service.ts';
import * as deciding from './trial.deciding.service.ts';
import * as desk from './trial.desk.service.ts';
import { readOverview } from './trial.overview.service.ts';
import * as reading from './trial.reading.service.ts';
import * as requesting from './trial.requesting.service.ts';
import * as using from './trial.using.service.ts';

const bindReads = (router: Router): void => {
  bind(router, reads.listTrials, desk.listTrials);
  bind(router, reads.readTrialBoard, desk.readBoard);
  bind(router, reads.readTrialPipeline, desk.readPipeline);
  bind(router, reads.readTrialOverview, readOverview);
  bind(router, reads.listPublicity, desk.listPublicity);
  bind(router, reads.readTrial, reading.readTrial);
  bind(router, reads.readTrialTimeline, reading.readTimeline);
  bind(router, reads.tryCost, reading.tryCost);
  bind(router, doors.readAgreement, sendAgreement);
};

const bindUse = (router: Router): void => {
  bind(router, doors.insureTrial, using.insureTrial);
  bind(router, doors.handOverTrial, using.handOverTrial);
  bind(router, doors.beginTrial, using.beginTrial);
  bind(router, doors.confirmBaseline, using.confirmBaseline);
  bind(router, doors.reportTrial, using.reportTrial);
  bind(router, doors.askExtension, using.askExtension);
  bind(router, doors.grantExtension, using.grantExtension);
  bind(router, doors.refuseExtension, using.refuseExtension);
  bind(router, doors.evaluateTrial, using.evaluateTrial);
};

const bindEnds = (router: Router): void => {
  bind(router, doors.keepTrial, deciding.keepTrial);
  bind(router, doors.returnTrial, deciding.returnTrial);
  bind(router, doors.reconsiderTrial, deciding.reconsiderTrial);
  bind(router, doors.finishTrial, deciding.finishTrial);
  bind(router, doors.claimBreach, deciding.claimBreach);
  bind(router, doors.mediateTrial, deciding.mediateTrial);
  bind(router, doors.settleTrial, deciding.settleTrial);
  bind(router, doors.approveConversion, converting.approveConversion);
  bind(router, doors.sendBackTrial, converting.sendBackTrial);
  bind(router, doors.priceTrial, converting.priceTrial);
  bind(router, doors.objectToPrice, converting.objectToPrice);
  bind(router, doors.settleObjection, converting.settleObjection);
  bind(router, doors.convertTrial, converting.convertTrial);
};

export const bindTrials = (router: Router): void => {
  bindReads(router);
  bind(router, doors.requestTrial, requesting.requestTrial);
  bind(router, doors.editTrial, requesting.editTrial);
  bind(router, doors.submitTrial, requesting.submitTrial);
  bind(router, doors.callOffTrial, requesting.callOffTrial);
  bind(router, doors.approveTrial, agreeing.approveTrial);
  bind(router, doors.declineTrial, agreeing.declineTrial);
  bind(router, doors.writeTerms, agreeing.writeTerms);
  bind(router, doors.signTrial, agreeing.signTrial);
  bindUse(router);
  bindEnds(router);
};
