import type { Actor } from '../accounts/account.schema.ts';
import { policy } from '../kernel/policy.ts';
import { inUse, type TrialMove, type TrialState, trialMachine } from './trial.machine.ts';

/** firm: who tries; unit: an officer of the owner; inventor: the expert behind it; officer: the county's bureau. */
export type TrialStanding = 'firm' | 'unit' | 'inventor' | 'officer' | 'signedIn' | 'clockwork';
export type TrialAction =
  | TrialMove
  | 'read'
  | 'edit'
  | 'writeTerms'
  | 'signSide'
  | 'readDiligence'
  | 'readAgreement'
  | 'confirmBaseline'
  | 'report'
  | 'object'
  | 'settleObjection'
  | 'award'
  | 'talk';

const running = [...inUse, 'converting', 'pricing', 'publicity'] as const;
const sides: TrialStanding[] = ['firm', 'unit', 'inventor'];
/** As long as the firm alone writes it, nobody else has anything to read. */
const shown = (Object.keys(trialMachine.states) as TrialState[]).filter(
  (state) => state !== 'requested',
);

/** action -> who, in which states. What must be true besides is in trial.guards.ts. */
export const trialPolicy = policy<TrialAction, TrialStanding, TrialState>({
  read: [{ who: ['firm', 'clockwork'] }, { who: ['unit', 'inventor', 'officer'] }],
  talk: [{ who: sides, when: shown }],
  edit: [{ who: ['firm'], when: ['requested'] }],
  submit: [{ who: ['firm'], when: ['requested'] }],
  callOff: [
    {
      who: ['firm'],
      when: ['requested', 'unitReview', 'termsAgreed', 'signed', 'insured', 'handover'],
    },
    { who: ['unit'], when: ['termsAgreed', 'signed', 'insured', 'handover'] },
    { who: ['clockwork'], when: ['requested'] },
  ],
  approve: [{ who: ['unit'], when: ['unitReview'] }],
  decline: [{ who: ['unit'], when: ['unitReview'] }],
  readDiligence: [{ who: ['unit', 'officer'], when: shown }],
  writeTerms: [{ who: ['firm', 'unit'], when: ['termsAgreed'] }],
  signSide: [{ who: sides, when: ['termsAgreed'] }],
  sign: [{ who: sides, when: ['termsAgreed'] }],
  readAgreement: [{ who: [...sides, 'officer'], when: shown }],
  insure: [{ who: ['firm', 'unit'], when: ['signed'] }],
  handOver: [{ who: ['unit', 'inventor'], when: ['signed', 'insured'] }],
  begin: [{ who: ['firm'], when: ['handover'] }],
  confirmBaseline: [{ who: ['unit', 'inventor'], when: running }],
  report: [{ who: ['firm'], when: inUse }],
  askExtension: [{ who: ['firm'], when: ['inTrial', 'evaluating'] }],
  grantExtension: [{ who: ['unit'], when: ['extended'] }],
  refuseExtension: [{ who: ['unit'], when: ['extended'] }],
  evaluate: [
    { who: ['firm'], when: ['inTrial'] },
    { who: ['clockwork'], when: ['inTrial', 'extended'] },
  ],
  keep: [{ who: ['firm'], when: ['evaluating'] }],
  giveBack: [{ who: ['firm'], when: ['evaluating'] }],
  reconsider: [{ who: ['firm'], when: ['converting', 'returned'] }],
  approveConversion: [{ who: ['unit'], when: ['converting'] }],
  sendBack: [{ who: ['unit'], when: ['converting'] }],
  price: [{ who: ['unit'], when: ['pricing'] }],
  object: [{ who: ['signedIn'], when: ['publicity'] }],
  settleObjection: [{ who: ['unit'], when: ['publicity'] }],
  reprice: [{ who: ['unit'], when: ['publicity'] }],
  convert: [{ who: ['unit'], when: ['publicity'] }],
  award: [{ who: ['unit'], when: ['converted'] }],
  finish: [{ who: ['unit'], when: ['returned'] }],
  claimBreach: [{ who: ['firm', 'unit'], when: inUse }],
  mediate: [{ who: ['officer'], when: ['breached'] }],
  settle: [{ who: ['officer'], when: ['rightsClaim'] }],
});

export interface TrialTies {
  firm: string;
  unit: string;
  county: string;
  inventor?: string | undefined;
}

export const trialStandings = (actor: Actor | undefined, trial: TrialTies): TrialStanding[] => {
  if (!actor) return [];
  const held: TrialStanding[] = ['signedIn'];
  if (actor.organisation === trial.firm) held.push('firm');
  if (actor.organisation === trial.unit && actor.role === 'universityOfficer') held.push('unit');
  if (actor.expert && actor.expert === trial.inventor) held.push('inventor');
  if (actor.county === trial.county && (actor.role === 'broker' || actor.role === 'leader'))
    held.push('officer');
  return held;
};
