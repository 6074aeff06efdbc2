import * as doors from '@zhiqiao/shared/contracts/contract.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as contracts from './contract.service.ts';

export const bindContracts = (router: Router): void => {
  bind(router, doors.listContracts, contracts.listContracts);
  bind(router, doors.readContract, contracts.readContract);
  bind(router, doors.readContractTimeline, contracts.readTimeline);
  bind(router, doors.enterContract, contracts.enterContract);
  bind(router, doors.fileContract, contracts.fileContract);
  bind(router, doors.correctContract, contracts.correctContract);
  bind(router, doors.registerContract, contracts.registerContract);
  bind(router, doors.refuseContract, contracts.refuseContract);
  bind(router, doors.changeContract, contracts.changeContract);
  bind(router, doors.cancelContract, contracts.cancelContract);
  bind(router, doors.splitAward, contracts.splitAward);
};
