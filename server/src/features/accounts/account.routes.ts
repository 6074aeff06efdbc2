import * as doors from '@zhiqiao/shared/accounts/account.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitTo } from '../../platform/limits.ts';
import { keepContact } from './account.contact.service.ts';
import * as keeping from './account.keeping.service.ts';
import * as resetting from './account.resetting.service.ts';
import * as accounts from './account.service.ts';
import * as signing from './account.signing.service.ts';

/** Attempts a minute from one address, whatever its headers say: each costs a password hash. */
const signIns = 120;

export const bindAccounts = (router: Router): void => {
  bind(router, doors.readMe, accounts.tellMe);
  bind(router, doors.signIn, signing.signInHere, limitTo(signIns));
  bind(router, doors.signOut, signing.signOutHere);
  bind(router, doors.listDemoDoors, signing.showDemoDoors);
  bind(router, doors.enterDemo, signing.enterDemoDoor);
  bind(router, doors.listSessions, accounts.showSessions);
  bind(router, doors.signOutEverywhere, signing.signOutAll);
  bind(router, doors.changePassword, accounts.changeMyPassword, limitTo(signIns));
  bind(router, doors.savePreferences, accounts.keepPreferences);
  bind(router, doors.saveContact, keepContact);
  bind(router, doors.registerFirm, accounts.registerNewFirm, limitTo(signIns));
  bind(router, doors.registerExpert, accounts.registerNewExpert, limitTo(signIns));
  bind(router, doors.listAccounts, keeping.showAccounts);
  bind(router, doors.disableAccount, keeping.disable);
  bind(router, doors.enableAccount, keeping.enable);
  bind(router, doors.makePasswordLink, resetting.makeLink);
  bind(router, doors.readPasswordLink, resetting.showLink, limitTo(signIns));
  bind(router, doors.setPasswordByLink, resetting.useLink, limitTo(signIns));
  bind(router, doors.setUpCounty, accounts.setUpInstallation, limitTo(signIns));
};
