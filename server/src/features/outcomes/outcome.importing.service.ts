import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { OutcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';
import { recordAll } from '../../platform/events.ts';
import { nextNumbers } from '../../platform/numbers.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { OutcomeModel } from './outcome.model.ts';
import { withNumbers } from './outcome.numbers.ts';

/** Stores outcomes: listed where the table says that the unit agreed, drafts of their unit elsewhere. */
export const importOutcomes = async (
  rows: readonly { value: OutcomeBrief; owner: string }[],
  by: Actor,
  at: Date,
): Promise<void> => {
  const days = await ruleValue('listing.keepDays', by.county, at);
  const numbers = await nextNumbers('CG', at, rows.length);
  const saved = await OutcomeModel.insertMany(
    rows.map(({ value, owner }, index) => ({
      ...withNumbers(value),
      number: numbers[index]!,
      state: value.ownershipClear ? 'listed' : 'draft',
      owner,
      county: by.county,
      createdAt: at,
      movedAt: at,
      ...(value.ownershipClear ? { listedAt: at, listedUntil: afterDays(at, days) } : {}),
    })) as never[],
  );
  const actor = { id: by.id, name: by.name, role: by.role };
  await recordAll(
    saved.map((row: { _id: unknown; state?: string }) => ({
      name: 'outcome.imported',
      subject: { noun: 'outcome', id: String(row._id) },
      county: by.county,
      actor,
      to: row.state ?? 'draft',
    })),
    at,
  );
};
