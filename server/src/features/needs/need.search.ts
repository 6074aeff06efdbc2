import { openToAll } from '@zhiqiao/shared/needs/need.machine';
import { opensGroup } from '@zhiqiao/shared/needs/need.policy';
import type { BudgetBand, Group } from '@zhiqiao/shared/needs/need.schema';
import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { SearchDocument } from '../../platform/search/port.ts';
import { withAncestors, wordsOf } from '../reference/reference.service.ts';
import type { NeedRow } from './need.model.ts';
import { allNeeds, type NeedRead, needStamps, needsByIds, stampOf } from './need.reads.ts';
import { toCard } from './need.view.ts';

/** Only what everybody may find: a need that is published, or was. */
const belongs = (row: Pick<NeedRow, 'state'>): boolean =>
  (openToAll as readonly string[]).includes(row.state);

const guest = (row: NeedRow, group: Group): boolean => opensGroup(['guest'], row, group);

const tenThousandYuan = 1_000_000;
/** The upper end of each band in 万元. */
const bandEnds: readonly [BudgetBand, number][] = [
  ['under10', 10],
  ['10to30', 30],
  ['30to50', 50],
  ['50to100', 100],
  ['over100', Number.POSITIVE_INFINITY],
];

/** The bands that a budget reaches into; an end on a border belongs to the band below. @param min @param max fen */
export const bandsOf = (min: number, max: number): BudgetBand[] =>
  bandEnds.flatMap(([band, end], at) => {
    const start = at === 0 ? 0 : bandEnds[at - 1]![1];
    const reaches = max > start * tenThousandYuan || (at === 0 && max === 0);
    return reaches && min < end * tenThousandYuan ? [band] : [];
  });

/** What a guest may read of it, and nothing else. */
const toDocument = ({ row, firmName, bids }: NeedRead): SearchDocument => {
  const open = guest(row, 'problem');
  const aims = guest(row, 'indicators')
    ? row.indicators.map((item) => `${item.name} ${item.unit}`).join(' ')
    : '';
  const terms = guest(row, 'terms');
  return {
    ...stampOf(row),
    title: row.title,
    words:
      `${open ? row.keywords.join(' ') : ''} ${wordsOf('industries', row.industry ? [row.industry] : [])}`.trim(),
    aims,
    problem: open ? `${row.background}\n${row.tried}`.trim() : '',
    firm: firmName,
    place: row.town ? wordsOf('towns', [row.town]) : '',
    state: row.state,
    county: row.county,
    industry: withAncestors('industries', row.industry ? [row.industry] : []),
    discipline: withAncestors('disciplines', row.disciplines),
    ...(row.town ? { town: row.town } : {}),
    mode: terms ? row.modes : [],
    ...(terms && row.budget
      ? {
          budgetFrom: row.budget.min ?? 0,
          budgetTo: row.budget.max ?? 0,
          budget: bandsOf(row.budget.min ?? 0, row.budget.max ?? 0),
        }
      : {}),
    ...(row.deadline ? { deadline: Date.parse(row.deadline) } : {}),
    publishedAt: (row.publishedAt ?? row.createdAt).getTime(),
    openNow: row.state === 'published' || row.state === 'matching',
    card: JSON.stringify(toCard(row, firmName, bids)),
  };
};

export const needIndex: IndexDefinition = {
  schema: {
    name: 'needs',
    version: 3,
    text: { title: 3, words: 2, aims: 1.5, problem: 1, firm: 1, place: 1 },
    filters: [
      'state',
      'county',
      'industry',
      'discipline',
      'town',
      'mode',
      'budget',
      'publishedAt',
      'budgetFrom',
      'budgetTo',
      'deadline',
      'openNow',
    ],
    sorts: ['publishedAt', 'deadline', 'budgetTo', 'openNow'],
  },
  all: async function* () {
    for await (const batch of allNeeds(openToAll)) yield batch.map(toDocument);
  },
  stamps: () => needStamps(openToAll),
  byIds: async (ids) =>
    new Map(
      (await needsByIds(ids))
        .filter(({ row }) => belongs(row))
        .map((read) => [String(read.row._id), toDocument(read)]),
    ),
};
