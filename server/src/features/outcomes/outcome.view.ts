import type { OutcomeStanding } from '@zhiqiao/shared/outcomes/outcome.policy';
import type { OutcomeCard, OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { TrialCounts } from '../trials/trial.reads.ts';
import type { OutcomeRow } from './outcome.model.ts';

/** What a view shows beside the row itself. */
export interface OutcomeJoins {
  owner: string;
  inventor?: string | undefined;
  trials?: TrialCounts | undefined;
  /** files the reader may open */
  files: OutcomeView['files'];
  hiddenFiles: number;
  pictures: OutcomeView['pictures'];
}

const inside = (held: readonly OutcomeStanding[]) =>
  held.includes('unit') || held.includes('inventor') || held.includes('officer');

/** What was added to outcomes later: rows from before have none of it. */
const laterPart = (row: OutcomeRow) => ({
  maturityEvidence: row.maturityEvidence ?? '',
  properties: (row.properties ?? []).map(({ number, kind, validUntil }) => ({
    number,
    kind,
    ...(validUntil ? { validUntil } : {}),
  })),
  offer: row.offer ?? null,
  exclusive: row.exclusive ?? false,
  taken: Boolean(row.seat),
  trialScope: row.trialScope ?? '',
  trialMonths: row.trialMonths ?? 12,
  dispute: row.dispute ?? '',
});

const writtenPart = (row: OutcomeRow) => ({
  title: row.title,
  summary: row.summary,
  keywords: row.keywords,
  maturity: row.maturity,
  patents: row.patents,
  industries: row.industries,
  modes: row.modes as OutcomeView['modes'],
  price: row.price,
  terms: row.terms,
  trialFirst: row.trialFirst,
  ownershipClear: row.ownershipClear,
});

const datesPart = (row: OutcomeRow): Partial<OutcomeView> => ({
  ...(row.clock?.due
    ? {
        clock: {
          who: row.clock.who as 'unit',
          what: row.clock.what ?? '',
          startedAt: (row.clock.startedAt ?? row.movedAt).toISOString(),
          due: row.clock.due.toISOString(),
        },
      }
    : {}),
  ...(row.listedAt ? { listedAt: row.listedAt.toISOString() } : {}),
  ...(row.listedUntil ? { listedUntil: row.listedUntil.toISOString() } : {}),
  ...(row.mergedInto ? { mergedInto: String(row.mergedInto) } : {}),
});

const inventorsOf = (row: OutcomeRow, open: boolean) =>
  (row.inventors ?? []).map(({ name, share, expert }) => ({
    name: name ?? '',
    ...(expert ? { expert: String(expert) } : {}),
    ...(open ? { share: share ?? 0 } : {}),
  }));

export const toView = (
  row: OutcomeRow,
  held: OutcomeStanding[],
  joins: OutcomeJoins,
): OutcomeView => {
  const open = inside(held);
  const { clock, ...dates } = datesPart(row);
  return {
    id: String(row._id),
    rev: row.rev,
    number: row.number,
    state: row.state,
    ...writtenPart(row),
    ...laterPart(row),
    owner: { id: String(row.owner), name: joins.owner },
    ...(row.inventor ? { inventor: { id: String(row.inventor), name: joins.inventor ?? '' } } : {}),
    inventors: inventorsOf(row, open),
    files: joins.files,
    hiddenFiles: joins.hiddenFiles,
    pictures: joins.pictures,
    trials: joins.trials ?? { running: 0, total: 0, converted: 0 },
    county: row.county,
    standings: held,
    ...dates,
    ...(clock && open ? { clock } : {}),
    ...(row.note && open ? { note: row.note } : {}),
  };
};

export const toCard = (row: OutcomeRow, owner: string, onTrial = 0): OutcomeCard => ({
  id: String(row._id),
  number: row.number,
  title: row.title,
  summary: row.summary.slice(0, 200),
  owner,
  maturity: row.maturity,
  industries: row.industries,
  modes: row.modes as OutcomeCard['modes'],
  price: row.price,
  terms: row.terms,
  trialFirst: row.trialFirst,
  patents: row.patents.length,
  ...(onTrial ? { onTrial } : {}),
  ...(row.listedAt ? { listedAt: row.listedAt.toISOString() } : {}),
});
