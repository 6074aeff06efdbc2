import * as doors from '@zhiqiao/shared/accounts/account.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitTo } from '../../platform/limits.ts';
import * as accounts from './account.service.ts';
import * as signing from './account.signing.service.ts';

export const bindAccounts = (router: Router): void => {
  bind(router, doors.readMe, accounts.tellMe);
  bind(router, doors.signIn, signing.signInHere, limitTo(60));
  bind(router, doors.signOut, signing.signOutHere);
  bind(router, doors.listDemoDoors, signing.showDemoDoors);
  bind(router, doors.enterDemo, signing.enterDemoDoor);
  bind(router, doors.listSessions, accounts.showSessions);
  bind(router, doors.signOutEverywhere, signing.signOutAll);
  bind(router, doors.changePassword, accounts.changeMyPassword, limitTo(30));
  bind(router, doors.savePreferences, accounts.keepPreferences);
  bind(router, doors.registerFirm, accounts.registerNewFirm, limitTo(30));
  bind(router, doors.registerExpert, accounts.registerNewExpert, limitTo(30));
  bind(router, doors.setUpCounty, accounts.setUpInstallation, limitTo(30));
};
