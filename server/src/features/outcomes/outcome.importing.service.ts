import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { Fact } from '@zhiqiao/shared/kernel/events';
import type { OutcomeState } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { OutcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';
import { recordAll } from '../../platform/events.ts';
import { nextNumbers } from '../../platform/numbers.ts';
import { afterDays, afterWorkingDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { OutcomeModel } from './outcome.model.ts';
import { withNumbers } from './outcome.numbers.ts';

/** Agreed by the unit, a row is listed, or goes to whom it names to confirm it; else it is a draft of its unit. */
const stateOf = ({ ownershipClear, inventor }: OutcomeBrief): OutcomeState => {
  if (!ownershipClear) return 'draft';
  return inventor ? 'inventorReview' : 'listed';
};

/** What a row has in its state: its time on the list, or the inventor's clock. */
const courseIn = async (county: string, at: Date) => {
  const kept = afterDays(at, await ruleValue('listing.keepDays', county, at));
  const due = afterWorkingDays(at, await ruleValue('listing.inventorDays', county, at));
  const clock = { who: 'expert', what: 'confirmOutcome', startedAt: at, due };
  return (state: OutcomeState): object =>
    state === 'listed'
      ? { listedAt: at, listedUntil: kept }
      : state === 'inventorReview'
        ? { clock }
        : {};
};

/** The facts of a row: it came in a table, and whoever is named in it is asked to confirm. */
const factsOf = ({ _id, state = 'draft' }: { _id: unknown; state?: string }, by: Actor): Fact[] => {
  const fact = {
    subject: { noun: 'outcome', id: String(_id) },
    county: by.county,
    actor: { id: by.id, name: by.name, role: by.role },
  };
  return [
    { ...fact, name: 'outcome.imported', to: state },
    ...(state === 'inventorReview' ? [{ ...fact, name: 'outcome.sentToInventor', to: state }] : []),
  ];
};

/** Stores outcomes as far as the table says that their unit agreed. Files are added to them afterwards. */
export const importOutcomes = async (
  rows: readonly { value: OutcomeBrief; owner: string }[],
  by: Actor,
  at: Date,
): Promise<void> => {
  const course = await courseIn(by.county, at);
  const numbers = await nextNumbers('CG', at, rows.length);
  const saved = await OutcomeModel.insertMany(
    rows.map(({ value, owner }, index) => ({
      ...withNumbers(value),
      ...course(stateOf(value)),
      number: numbers[index]!,
      state: stateOf(value),
      owner,
      county: by.county,
      createdAt: at,
      movedAt: at,
    })) as never[],
  );
  await recordAll(
    saved.flatMap((row: { _id: unknown; state?: string }) => factsOf(row, by)),
    at,
  );
};
