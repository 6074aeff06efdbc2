import type { Mirror } from './mirror.ts';
import type { refusals as zh } from './refusals.zh.ts';

export const refusals: Mirror<typeof zh> = {
  offline:
    'No connection to the server. What you typed is kept on this device; try again when you are back online.',
  badInput: 'A few entries need another look; they are marked.',
  brokenJson: 'What was sent was incomplete. Please try again.',
  tooLarge: 'That is too large. Split or compress it and try again.',
  wrongType: 'This kind of file is not accepted. Please use another format.',
  signInFirst: 'Please sign in to go on; nothing you typed is lost.',
  wrongCredentials: 'The sign-in name or the password is wrong.',
  lockedOut: 'Too many wrong attempts: locked for a while. Please try later.',
  tooMany: 'That was too fast. Please wait a moment and try again.',
  crossSite: 'This request did not come from our own pages and was stopped.',
  notPermitted: 'You may not do this. Ask somebody who may.',
  notFound: 'Not found, or not yet open to you.',
  moveNotPossible: 'Things have moved on, so this step is no longer possible. See what is, now.',
  stale:
    'Somebody else has just changed this. Your edit is kept on this device; compare it with the new version.',
  alreadyExists: 'The same is there already; no need to send it twice.',
  duplicateNeed:
    'This is very like another open need of your firm. If it is different, say how, then submit.',
  keyReused: 'This was mixed up with an earlier submission. Reload the page and try again.',
  notVerified: 'Your organisation has not been verified yet; this step opens after that.',
  tooFewPoints:
    'The check is below the line for submitting. Fill the marked gaps and it will pass.',
  noMeasurableIndicator: 'No indicator can be measured yet: give a target and a unit.',
  textNotConfirmed: 'The firm has not confirmed the text since it was changed.',
  textUnchanged: 'Nothing has been changed since it was returned: mend it first, then submit.',
  unansweredBids: 'Some bids still wait for your answer. Answer each before you post a new need.',
  nothingOwed: 'This firm owes nothing past its date any more: no letter is needed.',
  conflictOfInterest: 'There is a conflict of interest; the rules ask you to stand aside.',
  contactMissing: 'Add your own mail address or telephone under Account first.',
  tooManySaved: 'The limit of saved searches is reached; delete some first.',
  atCapacity: 'The limit of jobs at one time is reached. Finish one first.',
  pastDeadline: 'The deadline has passed.',
  notReady: 'Something is still missing for this step. What it is, is listed.',
  trialsOpen: 'A trial of it is still under way. Finish it first, then merge.',
  fileAltered:
    'The stored file is not the one that was signed, so it is not sent. Ask the bureau to check.',
  linkExpired: 'This link has expired. Ask its sender for a new one.',
  notSetUp: 'The system has not been set up yet.',
  searchDown: 'Search is away for the moment; lists still work.',
  storeDown: 'The data service cannot be reached. Try again soon; unsent work is on this device.',
  fault: 'Something broke on our side and was recorded. Try again later, or quote the code to us.',
};
