import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { type GuardCode, lackingFor } from '@zhiqiao/shared/trials/trial.guards';
import { type TrialMove, trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { type TrialStanding, trialPolicy } from '@zhiqiao/shared/trials/trial.policy';
import type { TrialCard, TrialView } from '@zhiqiao/shared/trials/trial.view';
import { costOfTrial } from './trial.cost.ts';
import { courseOf, type TrialRules } from './trial.course.ts';
import { type Around, factsOf, sidesToSign } from './trial.facts.ts';
import type { Deed, TrialRow } from './trial.model.ts';
import { seriesOf } from './trial.series.ts';

export const said = (deed: Deed) => ({ by: deed.name, at: deed.at.toISOString() });

/** Names that a card or a page shows beside the row. */
export interface TrialNames {
  outcome: { number: string; title: string };
  unit: string;
  firm: string;
  inventor?: string | undefined;
}

const clockView = (row: TrialRow): Pick<TrialCard, 'clock'> =>
  row.clock
    ? {
        clock: {
          who: row.clock.who as 'firm',
          what: row.clock.what,
          startedAt: row.clock.startedAt.toISOString(),
          due: row.clock.due.toISOString(),
        },
      }
    : {};

export const headingOf = (row: TrialRow, names: TrialNames, rules: TrialRules, at: Date) => ({
  id: String(row._id),
  number: row.number,
  state: row.state,
  outcome: { id: String(row.outcome), ...names.outcome },
  unit: { id: String(row.unit), name: names.unit },
  firm: { id: String(row.firm), name: names.firm },
  ...(row.inventor ? { inventor: { id: String(row.inventor), name: names.inventor ?? '' } } : {}),
  exclusive: row.exclusive,
  ...clockView(row),
  ...courseOf(row, rules, at),
});

export const toCard = (
  row: TrialRow,
  names: TrialNames,
  held: TrialStanding[],
  rules: TrialRules,
  at: Date,
): TrialCard => {
  const [first] = seriesOf(row);
  const { points = [], ...aim } = first ?? {};
  const cost = costOfTrial(row);
  return {
    ...headingOf(row, names, rules, at),
    standings: held,
    ...(first ? { aim: aim as NonNullable<TrialCard['aim']> } : {}),
    points: points.map(({ value }) => value),
    ...(cost?.known ? { costFen: cost.amountFen } : {}),
    ...(row.decision ? { decision: row.decision.kind } : {}),
    movedAt: row.movedAt.toISOString(),
  };
};

/** Guards that the deed itself satisfies by what it brings: nothing to wait for. */
const brought: readonly GuardCode[] = [
  'diligenceWritten',
  'insuranceNamed',
  'checklistGiven',
  'checklistTicked',
  'baselineMeasured',
  'extendWithin',
  'lessonsWritten',
  'stopUseStated',
  'priceByTerms',
  'priceRecorded',
  'contractTyped',
  'materialsBack',
  'evidenceGiven',
  'findingWritten',
  'decisionRecorded',
  'allSigned',
];

const hasSigned = (row: TrialRow, held: TrialStanding[]): boolean =>
  sidesToSign(row)
    .filter((side) => held.includes(side))
    .every((side) => row.signatures.some((signature) => signature.side === side));

/** The moves somebody may make now, each with what is still lacking. */
export const openMoves = (
  row: TrialRow,
  held: TrialStanding[],
  around: Around,
): TrialView['moves'] => {
  const facts = factsOf(row, around);
  return (
    movesFrom(trialMachine, row.state)
      .filter((move) => permits(trialPolicy, move, held, row.state))
      // Nobody clicks it: it follows from an objection that is upheld.
      .filter((move) => move !== 'reprice')
      .filter((move) => move !== 'sign' || !hasSigned(row, held))
      .filter((move) => move !== 'askExtension' || facts.extensionMax > 0)
      .map((move: TrialMove) => ({
        move,
        lacking: lackingFor(move, facts).filter((guard) => !brought.includes(guard)),
      }))
  );
};
