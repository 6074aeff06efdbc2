import * as doors from '@zhiqiao/shared/accounts/account.endpoints';
import * as mailDoors from '@zhiqiao/shared/accounts/account.mail';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitEach, limitTo } from '../../platform/limits.ts';
import { keepContact } from './account.contact.service.ts';
import * as keeping from './account.keeping.service.ts';
import * as mail from './account.mail.service.ts';
import * as resetting from './account.resetting.service.ts';
import * as accounts from './account.service.ts';
import * as signing from './account.signing.service.ts';

/** Attempts a minute from one address, whatever its headers say: each costs a password hash. */
const signIns = 120;
/** Letters an hour that one account may have sent to addresses it only says are its own. */
const asks = 10;
const hour = 3600;

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
  bind(router, doors.saveContact, keepContact, limitEach(asks, hour).handler);
  bind(router, mailDoors.readMail, mail.showMail);
  bind(router, mailDoors.askMail, mail.askMailAgain, limitEach(asks, hour).handler);
  bind(router, mailDoors.readConfirming, mail.showConfirming, limitTo(signIns));
  bind(router, mailDoors.confirmMail, mail.confirmAddress, limitTo(signIns));
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
