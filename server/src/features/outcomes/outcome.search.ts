import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { SearchDocument } from '../../platform/search/port.ts';
import { withAncestors, wordsOf } from '../reference/reference.service.ts';
import {
  allOutcomes,
  type OutcomeRead,
  outcomeCardOf,
  outcomeStamps,
  outcomesByIds,
  stampOf,
} from './outcome.reads.ts';

/** Only what its unit has listed can be found. */
const belongs = ({ row }: Pick<OutcomeRead, 'row'>): boolean => row.state === 'listed';

const toDocument = (read: OutcomeRead): SearchDocument => {
  const { row, ownerName } = read;
  return {
    ...stampOf(row),
    title: row.title,
    words: `${row.keywords.join(' ')} ${wordsOf('industries', row.industries)}`,
    summary: row.summary,
    owner: ownerName,
    offered: row.trialFirst ? '先用后转' : '',
    county: row.county,
    industry: withAncestors('industries', row.industries),
    mode: row.modes,
    maturity: row.maturity,
    level: String(row.maturity),
    trialFirst: row.trialFirst,
    price: row.price,
    listedAt: (row.listedAt ?? row.createdAt).getTime(),
    card: JSON.stringify(outcomeCardOf(read)),
  };
};

export const outcomeIndex: IndexDefinition = {
  schema: {
    name: 'outcomes',
    version: 3,
    text: { title: 3, words: 2, summary: 1, owner: 1, offered: 1 },
    filters: ['county', 'industry', 'mode', 'level', 'trialFirst', 'listedAt'],
    sorts: ['listedAt', 'maturity', 'price'],
  },
  all: async function* () {
    for await (const batch of allOutcomes()) yield batch.map(toDocument);
  },
  stamps: outcomeStamps,
  byIds: async (ids) =>
    new Map(
      (await outcomesByIds(ids))
        .filter(belongs)
        .map((read) => [String(read.row._id), toDocument(read)]),
    ),
};
