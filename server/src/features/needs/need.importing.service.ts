import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { healthOf } from '@zhiqiao/shared/needs/need.health';
import type { NeedBrief } from '@zhiqiao/shared/needs/need.schema';
import { recordAll } from '../../platform/events.ts';
import { nextNumbers } from '../../platform/numbers.ts';
import { clockFor } from './need.clocks.ts';
import { NeedModel } from './need.model.ts';

/**
 * Stores collected needs as taken on for refining: the bureau makes them measurable with the firm, who confirms the
 * text, before they are published like any other.
 */
export const importNeeds = async (
  rows: readonly { value: NeedBrief; owner: string }[],
  by: Actor,
  at: Date,
): Promise<void> => {
  const numbers = await nextNumbers('XQ', at, rows.length);
  const clock = await clockFor('refining', { county: by.county }, at);
  const saved = await NeedModel.insertMany(
    rows.map(({ value, owner }, index) => ({
      ...value,
      number: numbers[index]!,
      state: 'refining' as const,
      county: by.county,
      firm: owner,
      author: by.id,
      health: healthOf(value).score,
      clock,
      createdAt: at,
      movedAt: at,
    })) as never[],
  );
  const actor = { id: by.id, name: by.name, role: by.role };
  await recordAll(
    saved.map((row: { _id: unknown }) => ({
      name: 'need.imported',
      subject: { noun: 'need', id: String(row._id) },
      county: by.county,
      actor,
      to: 'refining',
    })),
    at,
  );
};
