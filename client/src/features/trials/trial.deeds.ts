import { permits } from '@zhiqiao/shared/kernel/policy';
import * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import { type TrialMove, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import {
  type TrialAction,
  type TrialStanding,
  trialPolicy,
} from '@zhiqiao/shared/trials/trial.policy';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';

type Door = Pick<typeof doors.submitTrial, 'method' | 'path'> & { once?: boolean };

/** What a deed asks for, by the path of its body; the sheet draws a field for each. */
export type Asked =
  | { kind: 'text'; name: string; lines?: number; optional?: true; hint?: true }
  | { kind: 'day'; name: string; ahead?: true }
  | { kind: 'money'; name: string; optional?: true }
  | { kind: 'days'; name: 'days' }
  | { kind: 'tick'; name: 'pledge' | 'stopUse' }
  | { kind: 'pick'; name: 'reason' | 'method' | 'contractKind' | 'against' | 'upheld' }
  | { kind: 'files'; name: 'papers' | 'files' }
  | { kind: 'checks'; name: 'given' | 'received' }
  | { kind: 'figures'; name: 'baseline' | 'values' }
  | { kind: 'quantities' };

/** Moves of the machine, and what is done without one. */
export type TrialDeed =
  | Exclude<TrialMove, 'reprice'>
  | 'confirmBaseline'
  | 'report'
  | 'object'
  | 'settleObjection';

interface Deed {
  door: Door;
  asks?: readonly Asked[];
  danger?: true;
  /** the next step of its state, as the one primary button */
  primary?: true;
}

const note: Asked = { kind: 'text', name: 'note', lines: 3 };
const diligence: readonly Asked[] = [
  { kind: 'text', name: 'basis', lines: 3, hint: true },
  { kind: 'text', name: 'decidedBy', hint: true },
  { kind: 'files', name: 'papers' },
];
const files: Asked = { kind: 'files', name: 'files' };

export const deeds: Record<TrialDeed, Deed> = {
  submit: { door: doors.submitTrial, primary: true },
  approve: { door: doors.approveTrial, asks: diligence, primary: true },
  decline: { door: doors.declineTrial, asks: [note], danger: true },
  sign: { door: doors.signTrial, asks: [{ kind: 'tick', name: 'pledge' }], primary: true },
  handOver: {
    door: doors.handOverTrial,
    asks: [
      { kind: 'checks', name: 'given' },
      { kind: 'text', name: 'note', lines: 2, optional: true },
      files,
    ],
    primary: true,
  },
  insure: {
    door: doors.insureTrial,
    asks: [
      { kind: 'text', name: 'insurer' },
      { kind: 'text', name: 'policyNumber' },
      { kind: 'money', name: 'coverFen' },
      { kind: 'day', name: 'until', ahead: true },
    ],
  },
  begin: {
    door: doors.beginTrial,
    asks: [
      { kind: 'checks', name: 'received' },
      { kind: 'day', name: 'startedOn' },
      { kind: 'figures', name: 'baseline' },
      { kind: 'text', name: 'measured', hint: true },
      files,
    ],
    primary: true,
  },
  confirmBaseline: { door: doors.confirmBaseline },
  report: {
    door: doors.reportTrial,
    asks: [
      { kind: 'day', name: 'on' },
      { kind: 'figures', name: 'values' },
      { kind: 'quantities' },
      { kind: 'text', name: 'note', optional: true },
      files,
    ],
  },
  askExtension: {
    door: doors.askExtension,
    asks: [
      { kind: 'days', name: 'days' },
      { kind: 'text', name: 'reason', lines: 3 },
    ],
  },
  grantExtension: {
    door: doors.grantExtension,
    asks: [{ kind: 'text', name: 'note', lines: 2, optional: true }],
    primary: true,
  },
  refuseExtension: { door: doors.refuseExtension, asks: [note] },
  evaluate: { door: doors.evaluateTrial },
  keep: {
    door: doors.keepTrial,
    asks: [{ kind: 'text', name: 'reason', lines: 2, optional: true }],
  },
  giveBack: {
    door: doors.returnTrial,
    asks: [
      { kind: 'text', name: 'reason', lines: 2 },
      { kind: 'text', name: 'lessons', lines: 3, hint: true },
      { kind: 'day', name: 'stoppedOn' },
      { kind: 'tick', name: 'stopUse' },
    ],
  },
  reconsider: { door: doors.reconsiderTrial },
  approveConversion: { door: doors.approveConversion, asks: diligence, primary: true },
  sendBack: { door: doors.sendBackTrial, asks: [note] },
  price: {
    door: doors.priceTrial,
    asks: [
      { kind: 'pick', name: 'method' },
      { kind: 'money', name: 'amountFen' },
      { kind: 'text', name: 'record', optional: true, hint: true },
      { kind: 'pick', name: 'contractKind' },
    ],
    primary: true,
  },
  convert: {
    door: doors.convertTrial,
    asks: [
      { kind: 'day', name: 'signedOn' },
      { kind: 'money', name: 'technicalFen', optional: true },
      { kind: 'money', name: 'award.awardFen', optional: true },
      { kind: 'money', name: 'award.teamFen', optional: true },
      { kind: 'money', name: 'award.mainFen', optional: true },
    ],
    primary: true,
  },
  object: { door: doors.objectToPrice, asks: [{ kind: 'text', name: 'text', lines: 4 }] },
  settleObjection: {
    door: doors.settleObjection,
    asks: [
      { kind: 'pick', name: 'upheld' },
      { kind: 'text', name: 'text', lines: 4 },
    ],
  },
  finish: { door: doors.finishTrial, asks: [note], primary: true },
  mediate: { door: doors.mediateTrial, asks: [note], primary: true },
  settle: {
    door: doors.settleTrial,
    asks: [
      { kind: 'pick', name: 'against' },
      { kind: 'text', name: 'text', lines: 4 },
      { kind: 'text', name: 'lessons', lines: 3, optional: true, hint: true },
    ],
    primary: true,
  },
  claimBreach: {
    door: doors.claimBreach,
    asks: [{ kind: 'text', name: 'text', lines: 5 }, files],
    danger: true,
  },
  callOff: {
    door: doors.callOffTrial,
    asks: [{ kind: 'pick', name: 'reason' }, note],
    danger: true,
  },
};

type Seen = Pick<TrialView, 'state' | 'standings'>;

/** Whether the policy lets this reader do it now. */
export const mayOnTrial = (view: Seen, action: TrialAction): boolean =>
  permits(trialPolicy, action, view.standings as TrialStanding[], view.state);

/** The decision has a place of its own on the page. */
export const decisions: readonly TrialDeed[] = ['keep', 'giveBack', 'askExtension'];

const unsignedSide = (view: TrialView): boolean =>
  mayOnTrial(view, 'signSide') &&
  view.terms !== undefined &&
  view.sidesToSign.some(
    (side) =>
      view.standings.includes(side) &&
      !view.signatures.some((signature) => signature.side === side),
  );

/** The deeds this reader has on this trial now, the next step first: the server's moves, and what needs none. */
export const deedsOnTrial = (view: TrialView): TrialDeed[] => {
  const moves = new Set<string>(view.moves.map(({ move }) => move));
  const beside: Partial<Record<TrialDeed, boolean>> = {
    sign: unsignedSide(view),
    report: mayOnTrial(view, 'report'),
    confirmBaseline:
      mayOnTrial(view, 'confirmBaseline') && Boolean(view.baseline && !view.baseline.confirmed),
    object: mayOnTrial(view, 'object') && !mayOnTrial(view, 'settleObjection'),
    settleObjection:
      mayOnTrial(view, 'settleObjection') && view.objections.some(({ answer }) => !answer),
  };
  const offered = (Object.keys(deeds) as TrialDeed[]).filter(
    (deed) => beside[deed] ?? (deed !== 'sign' && moves.has(deed)),
  );
  return offered.sort((a, b) => Number(deeds[b].primary ?? 0) - Number(deeds[a].primary ?? 0));
};

/** The word on a deed's button when the machine has none. */
export const isMove = (deed: TrialDeed): deed is Exclude<TrialMove, 'reprice'> =>
  deed !== 'sign' && deed in trialMachine.moves;
