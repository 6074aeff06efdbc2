import { type TrialMove, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { costOfTrial } from '../../server/src/features/trials/trial.cost.ts';
import { addDays, addMonths, daysBetween } from '../../server/src/features/trials/trial.course.ts';
import type { TrialRow } from '../../server/src/features/trials/trial.model.ts';
import { terms } from './trials.terms.ts';

export const rules = {
  monthsMost: 60,
  evaluateDays: 30,
  overdueDays: 7,
  extensionPercent: 50,
  reconsiderDays: 1,
  smallOnly: true,
};
export const dayLength = 86_400_000;
export const start = Date.parse('2026-03-02T02:00:00Z');
export const by = (at: Date) => ({ id: 'a', name: '某', at });
export const dayOf = (at: Date) =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** A request that was just written. */
export const fresh = (): TrialRow =>
  ({
    state: 'requested',
    exclusive: false,
    hasPlace: false,
    useCase: '用在 6203 套圈超精研工序验证',
    scope: terms().scope,
    size: 'small',
    months: 6,
    termsRev: 0,
    signatures: [],
    reports: [],
    objections: [],
    rev: 0,
    county: '331201',
  }) as unknown as TrialRow;

/** What each deed writes; `good` is false when the deed is made with something left out. */
type Write = (row: TrialRow, at: Date, good: boolean) => Partial<TrialRow>;
const decided =
  (kind: 'convert' | 'return' | 'breach' | 'calledOff' | 'declined'): Write =>
  (_, at, good) =>
    good ? { decision: { kind, reason: '', by: by(at) } } : {};
const papers: Write = (_, at, good) =>
  good ? { diligence: { basis: '办公会', papers: [], decidedBy: '会', by: by(at) } } : {};
export const writes: Partial<Record<TrialMove, Write>> = {
  callOff: decided('calledOff'),
  approve: papers,
  decline: decided('declined'),
  sign: (_, at, good) =>
    good
      ? {
          terms: terms() as never,
          signatures: (['firm', 'unit'] as const).map((side) => ({ side, by: by(at) })),
        }
      : {},
  insure: (_, __, good) =>
    good
      ? { insurance: { insurer: '某', policyNumber: '1', coverFen: 1, until: '2027-01-01' } }
      : {},
  handOver: (_, at, good) => ({
    handover: {
      given: good ? ['doc1', 'doc2'] : ['doc1'],
      received: [],
      note: '',
      files: [],
      by: by(at),
    },
  }),
  begin: (row, at, good) => {
    const startedOn = dayOf(at);
    const endsOn = addMonths(startedOn, row.terms?.months ?? 1);
    return {
      startedOn,
      endsOn,
      termDays: daysBetween(startedOn, endsOn),
      handover: {
        given: ['doc1', 'doc2'],
        received: good ? ['doc1', 'doc2'] : [],
        note: '',
        files: [],
        by: by(at),
      },
      baseline: {
        values: [
          { key: 'ind1', value: 86 },
          { key: 'ind2', value: 1.8 },
        ],
        measured: '抽检',
        files: [],
        by: by(at),
      },
    };
  },
  askExtension: (_, at, good) => ({
    extension: { days: good ? 60 : 600, reason: '再看', state: 'asked', note: '', by: by(at) },
  }),
  grantExtension: (row) => ({
    extension: { ...row.extension!, state: 'granted' },
    endsOn: addDays(row.endsOn!, row.extension!.days),
  }),
  keep: decided('convert'),
  giveBack: (row, at, good) => ({
    ...decided('return')(row, at, true),
    ...(good ? { lessons: '主轴跳动', stoppedOn: dayOf(at) } : {}),
  }),
  approveConversion: (_, at, good) =>
    good ? { conversion: { basis: '办公会', papers: [], decidedBy: '会', by: by(at) } } : {},
  price: (row, at, good) => ({
    price: {
      method: 'agreement',
      amountFen: (costOfTrial(row)?.amountFen ?? 0) + (good ? 0 : 1),
      record: '',
      contractKind: 'license',
      by: by(at),
    },
    publicity: { from: at, until: new Date(at.getTime() + 15 * dayLength) },
  }),
  finish: (_, at, good) => (good ? { materials: { note: '收回', by: by(at) } } : {}),
  claimBreach: (_, at, good) => ({
    breach: { side: 'unit', text: '越界', files: good ? ['f'] : [], by: by(at) },
  }),
  settle: (row, at, good) =>
    good
      ? {
          ...decided('breach')(row, at, true),
          breach: { ...row.breach!, finding: { against: 'firm', text: '越界', by: by(at) } },
        }
      : {},
};
/** Judged by the trial as it was. */
export const asItWas: readonly TrialMove[] = ['grantExtension', 'reconsider'];
export const moves = Object.keys(trialMachine.moves) as TrialMove[];

export const around = (at: Date, byClockwork = false) => ({
  at,
  rules,
  firmVerified: true,
  firmOverdue: false,
  outcomeOpen: true,
  byClockwork,
});
