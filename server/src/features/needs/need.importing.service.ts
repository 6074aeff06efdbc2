import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { healthOf } from '@zhiqiao/shared/needs/need.health';
import type { NeedBrief } from '@zhiqiao/shared/needs/need.schema';
import { recordAll } from '../../platform/events.ts';
import { nextNumbers } from '../../platform/numbers.ts';
import { clockFor } from './need.clocks.ts';
import { insertNeeds } from './need.model.ts';

type Row = { value: NeedBrief; owner: string };
type Arrival = { state: 'refining' | 'published'; fact: string };

/** Stores many needs at once in the state they arrive in, each with its number, clock and fact. */
const storeMany = async (
  rows: readonly Row[],
  by: Actor,
  at: Date,
  { state, fact }: Arrival,
): Promise<void> => {
  const numbers = await nextNumbers('XQ', at, rows.length);
  const clock = await clockFor(state, { county: by.county, deadline: rows[0]?.value.deadline }, at);
  const saved = await insertNeeds(
    rows.map(({ value, owner }, index) => ({
      ...value,
      number: numbers[index]!,
      state,
      county: by.county,
      firm: owner,
      author: by.id,
      health: healthOf(value).score,
      ...(clock ? { clock } : {}),
      createdAt: at,
      movedAt: at,
      ...(state === 'published' ? { publishedAt: at, confirmedRev: 0 } : {}),
    })),
  );
  const actor = { id: by.id, name: by.name, role: by.role };
  const subject = (row: { _id: unknown }) => ({ noun: 'need', id: String(row._id) });
  await recordAll(
    saved.map((row) => ({
      name: fact,
      subject: subject(row),
      county: by.county,
      actor,
      to: state,
    })),
    at,
  );
};

/**
 * Stores collected needs as taken on for refining: the bureau makes them measurable with the firm, who confirms the
 * text, before they are published like any other.
 */
export const importNeeds = (rows: readonly Row[], by: Actor, at: Date): Promise<void> =>
  storeMany(rows, by, at, { state: 'refining', fact: 'need.imported' });

/** Stores made needs as published: for measuring only, no door leads here. */
export const publishMany = (rows: readonly Row[], by: Actor, at: Date): Promise<void> =>
  storeMany(rows, by, at, { state: 'published', fact: 'need.measured' });
