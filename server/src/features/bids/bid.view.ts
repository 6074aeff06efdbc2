import type { BidStanding } from '@zhiqiao/shared/bids/bid.policy';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { ExpertRead } from '../experts/expert.reads.ts';
import type { BidRow } from './bid.model.ts';

/** What a view shows beside the row itself. */
export interface BidJoins {
  need: { number: string; title: string; state: string; results?: unknown } | undefined;
  firm: string;
  expert: ExpertRead | undefined;
  talk: { id: string; unread: number } | undefined;
}

const clockOf = (row: BidRow): Pick<BidView, 'clock'> => {
  if (!row.clock?.due) return {};
  return {
    clock: {
      who: row.clock.who as 'firm',
      what: row.clock.what ?? '',
      startedAt: (row.clock.startedAt ?? row.movedAt).toISOString(),
      due: row.clock.due.toISOString(),
    },
  };
};

const saidOf = (row: BidRow): Partial<BidView> => ({
  ...(row.reason?.code
    ? { reason: { code: row.reason.code, sentence: row.reason.sentence ?? '' } }
    : {}),
  ...(row.question ? { question: row.question } : {}),
  ...(row.reply ? { reply: row.reply } : {}),
  ...(row.submittedAt ? { submittedAt: row.submittedAt.toISOString() } : {}),
});

const reported = (row: BidRow, { need }: BidJoins): boolean =>
  row.state === 'awarded' &&
  need?.state === 'delivering' &&
  Array.isArray(need.results) &&
  need.results.length > 0;

export const toView = (row: BidRow, held: BidStanding[], joins: BidJoins): BidView => ({
  id: String(row._id),
  rev: row.rev,
  state: row.state,
  need: {
    id: String(row.need),
    number: joins.need?.number ?? '',
    title: joins.need?.title ?? '',
    firm: { id: String(row.firm), name: joins.firm },
    ...(reported(row, joins) ? { reported: true } : {}),
  },
  expert: {
    id: String(row.expert),
    name: joins.expert?.name ?? '',
    title: joins.expert?.title ?? '',
    unit: joins.expert?.unitShown ?? '',
    category: joins.expert?.category ?? '',
  },
  answers: row.answers as BidView['answers'],
  plan: row.plan,
  months: row.months,
  price: row.price,
  conflict: row.conflict,
  nothingConfidential: row.nothingConfidential,
  conflictDeclared: row.conflictDeclared,
  standings: held,
  ...clockOf(row),
  ...saidOf(row),
  ...(joins.talk ? { conversation: joins.talk.id } : {}),
  unread: joins.talk?.unread ?? 0,
  ...(row.engagement ? { engagement: String(row.engagement) } : {}),
});
