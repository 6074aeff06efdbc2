import type { TrialFacts } from '@zhiqiao/shared/trials/trial.guards';
import type { Side } from '@zhiqiao/shared/trials/trial.schema';
import { costOfTrial } from './trial.cost.ts';
import { endOf, extensionMost, type TrialRules } from './trial.course.ts';
import type { TrialRow } from './trial.model.ts';

const dayLength = 86_400_000;

/** Who has to sign: the firm, the unit, and whoever made it where that is somebody here. */
export const sidesToSign = (row: Pick<TrialRow, 'inventor'>): Side[] =>
  row.inventor ? ['firm', 'unit', 'inventor'] : ['firm', 'unit'];

/** What the row itself cannot know. */
export interface Around {
  at: Date;
  rules: TrialRules;
  firmVerified: boolean;
  firmOverdue: boolean;
  outcomeOpen: boolean;
  byClockwork?: boolean;
}

const termsFacts = (row: TrialRow): Pick<TrialFacts, 'terms'> => ({
  terms: row.terms && {
    months: row.terms.months,
    indicators: row.terms.indicators.length,
    checklist: row.terms.checklist.length,
    insurance: row.terms.insuranceWanted,
  },
});

const checked = (keys: readonly string[] | undefined, row: TrialRow): number =>
  (row.terms?.checklist ?? []).filter(({ key }) => keys?.includes(key)).length;

const useFacts = (row: TrialRow, { at, rules }: Around) => {
  const end = endOf(row);
  const most = extensionMost(row, rules);
  return {
    insured: row.insurance !== undefined,
    given: checked(row.handover?.given, row),
    received: checked(row.handover?.received, row),
    baselines: (row.terms?.indicators ?? []).filter(({ key }) =>
      row.baseline?.values.some((value) => value.key === key),
    ).length,
    reports: row.reports.length,
    left: end && end.getTime() - at.getTime(),
    evaluateAhead: rules.evaluateDays * dayLength,
    extensions: row.extension?.state === 'granted' ? 1 : 0,
    extensionShare: row.extension?.days ?? 0,
    extensionMax: most,
  };
};

const endFacts = (row: TrialRow, { at, rules }: Around) => {
  const cost = costOfTrial(row);
  return {
    amountKnown: cost?.known ?? false,
    lessons: Boolean(row.lessons),
    stopUse: Boolean(row.stoppedOn),
    decidedFor: row.decision && at.getTime() - row.decision.by.at.getTime(),
    reconsiderFor: rules.reconsiderDays * dayLength,
    method: row.price?.method,
    priceMatches: row.price !== undefined && row.price.amountFen === cost?.amountFen,
    priceRecord: Boolean(row.price?.record),
    contractType: row.price !== undefined,
    publicityLeft: row.publicity && row.publicity.until.getTime() - at.getTime(),
    objectionsOpen: row.objections.filter(({ answer }) => !answer).length,
    objectionsUpheld: row.objections.filter(({ answer }) => answer?.upheld).length,
    materialsBack: row.materials !== undefined,
    evidence: row.breach !== undefined && row.breach.files.length > 0,
    finding: row.breach?.finding !== undefined,
    decision: row.decision !== undefined,
  };
};

/** A trial as the guards read it. */
export const factsOf = (row: TrialRow, around: Around): TrialFacts => ({
  useStated: row.useCase.length >= 10 || row.need !== undefined,
  scopeStated: Boolean(row.scope.territory && row.scope.product && row.scope.volume),
  firmEligible: around.firmVerified && !(around.rules.smallOnly && row.size === 'large'),
  firmOverdue: around.firmOverdue,
  outcomeOpen: around.outcomeOpen,
  exclusive: row.exclusive,
  hasPlace: row.hasPlace,
  diligence:
    row.state === 'converting' ? row.conversion !== undefined : row.diligence !== undefined,
  ...termsFacts(row),
  monthsMax: around.rules.monthsMost,
  sidesToSign: sidesToSign(row).length,
  sidesSigned: row.signatures.length,
  byClockwork: around.byClockwork ?? false,
  ...useFacts(row, around),
  ...endFacts(row, around),
});
