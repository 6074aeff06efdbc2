import { type NeedStanding, opens, opensGroup } from '@zhiqiao/shared/needs/need.policy';
import {
  type ClockView,
  type Group,
  groups,
  type NeedCard,
  type NeedView,
} from '@zhiqiao/shared/needs/need.schema';
import type { NeedRow } from './need.model.ts';

/** What a view shows beside the row itself. */
export interface NeedJoins {
  firm: { id: string; name: string; verified: boolean };
  files: { id: string; name: string; size: number; mime: string }[];
  bids: { total: number; waiting: number; due?: Date | undefined; since?: Date | undefined };
  myBid?: { id: string; state: string } | undefined;
  /** the reader, when an expert: a door may be shut to them alone */
  expert?: string | undefined;
}

const clockView = (clock: {
  who: string;
  what: string;
  startedAt: Date;
  due: Date;
}): ClockView => ({
  who: clock.who as ClockView['who'],
  what: clock.what,
  startedAt: clock.startedAt.toISOString(),
  due: clock.due.toISOString(),
});

/** The clock that counts now: bids that wait for the firm come before the need's own. */
export const clockOf = (row: NeedRow, bids: NeedJoins['bids']): ClockView | undefined => {
  if (bids.waiting > 0 && bids.due) {
    return clockView({
      who: 'firm',
      what: 'answerBids',
      startedAt: bids.since ?? row.movedAt,
      due: bids.due,
    });
  }
  return row.clock ? clockView(row.clock) : undefined;
};

/** The groups of fields with their contents; what a reader's tier does not open is left out by `toView`. */
const contents = (row: NeedRow, joins: NeedJoins): { [G in Group]: Partial<NeedView> } => ({
  problem: { problem: { background: row.background, tried: row.tried, keywords: row.keywords } },
  indicators: { indicators: row.indicators as NeedView['indicators'] },
  terms: { terms: { budget: row.budget as never, modes: row.modes as never } },
  files: { files: joins.files },
  secrets: { secrets: row.secrets },
});

const insideOnly = (row: NeedRow): Partial<NeedView> => ({
  confirmed: row.confirmedRev === row.rev,
  ...(row.duplicateReason ? { duplicateReason: row.duplicateReason } : {}),
  ...(row.reason ? { reason: { code: row.reason.code ?? '', note: row.reason.note ?? '' } } : {}),
});

/** One need as somebody of these standings may see it: the one place where disclosure is decided. */
export const toView = (row: NeedRow, held: NeedStanding[], joins: NeedJoins): NeedView => {
  const inside = held.includes('firm') || held.includes('officer');
  const open = groups.filter((group) => opensGroup(held, row, group, joins.expert));
  const all = contents(row, joins);
  const clock = clockOf(row, inside ? joins.bids : { total: 0, waiting: 0 });
  return {
    id: String(row._id),
    number: row.number,
    rev: row.rev,
    state: row.state,
    title: row.title,
    ...(row.industry ? { industry: row.industry } : {}),
    disciplines: row.disciplines,
    ...(row.town ? { town: row.town } : {}),
    county: row.county,
    deadline: row.deadline ?? null,
    firm: joins.firm,
    ...Object.assign({}, ...open.map((group) => all[group])),
    tiers: row.tiers,
    hidden: groups
      .filter((group) => !open.includes(group))
      .map((group) => ({
        group,
        tier: row.tiers[group],
        ...(opens(held, row.tiers[group]) ? { shut: true } : {}),
      })),
    standings: held,
    bids: { total: joins.bids.total, waiting: inside ? joins.bids.waiting : 0 },
    ...(joins.myBid ? { myBid: joins.myBid } : {}),
    ...(clock ? { clock } : {}),
    ...(inside ? insideOnly(row) : {}),
    health: row.health,
    ...(row.engagement && (inside || held.includes('selected'))
      ? { engagement: String(row.engagement) }
      : {}),
    ...(row.results && (inside || held.includes('selected'))
      ? { results: row.results as never }
      : {}),
    createdAt: row.createdAt.toISOString(),
    ...(row.publishedAt ? { publishedAt: row.publishedAt.toISOString() } : {}),
  };
};

/** A list's card: only what a guest may read, whoever asks. */
export const toCard = (row: NeedRow, firm: string, bids: number): NeedCard => {
  const aim = opensGroup(['guest'], row, 'indicators') ? row.indicators[0] : undefined;
  const budget = opensGroup(['guest'], row, 'terms') ? row.budget : undefined;
  return {
    id: String(row._id),
    number: row.number,
    title: row.title,
    state: row.state,
    firm,
    ...(row.town ? { town: row.town } : {}),
    ...(row.industry ? { industry: row.industry } : {}),
    deadline: row.deadline ?? null,
    ...(aim ? { aim: aim as never } : {}),
    ...(aim && row.indicators.length > 1 ? { moreAims: row.indicators.length - 1 } : {}),
    ...(budget ? { budget: { min: budget.min ?? 0, max: budget.max ?? 0 } } : {}),
    bids,
    ...(row.publishedAt ? { publishedAt: row.publishedAt.toISOString() } : {}),
  };
};
