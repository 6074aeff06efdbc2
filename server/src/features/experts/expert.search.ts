import type { ExpertCard } from '@zhiqiao/shared/experts/expert.schema';
import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { SearchDocument } from '../../platform/search/port.ts';
import { withAncestors, wordsOf } from '../reference/reference.service.ts';
import {
  allExperts,
  type ExpertRead,
  expertStamps,
  expertsByIds,
  stampOf,
} from './expert.reads.ts';
import { type UsedExpert, usedOf } from './expert.used.ts';

/** Only verified experts can be found. */
const belongs = (expert: Pick<ExpertRead, 'standing'>): boolean => expert.standing === 'verified';

export const toCard = (expert: ExpertRead): ExpertCard => ({
  id: expert.id,
  name: expert.name,
  category: expert.category,
  ...(expert.envoyKind && expert.envoyKind !== 'individual' ? { team: expert.envoyKind } : {}),
  unit: expert.unitShown,
  title: expert.title,
  disciplines: expert.disciplines,
  industries: expert.industries,
  summary: expert.summary.slice(0, 200),
  evidence: expert.evidence.length,
  towns: expert.towns,
});

const documentOf = (expert: UsedExpert, card: ExpertCard): SearchDocument => ({
  id: expert.id,
  rev: stampOf(expert),
  name: expert.name,
  words: `${wordsOf('disciplines', expert.disciplines)} ${wordsOf('industries', expert.industries)} ${expert.title}`,
  summary: expert.summary,
  evidence: expert.evidence.map((item) => `${item.title} ${item.text}`).join('\n'),
  unit: expert.unitShown,
  county: expert.county,
  category: expert.category,
  discipline: withAncestors('disciplines', expert.disciplines),
  industry: withAncestors('industries', expert.industries),
  town: expert.towns,
  paused: expert.availability.paused ?? false,
  since: expert.since.getTime(),
  verifiedAt: (expert.verifiedAt ?? expert.since).getTime(),
  card: JSON.stringify(card),
});

/** Found by what its owner lets it be found by; the card shows the profile as it is. */
const toDocument = (expert: ExpertRead): SearchDocument =>
  documentOf(usedOf(expert), toCard(expert));

export const expertIndex: IndexDefinition = {
  schema: {
    name: 'experts',
    version: 2,
    text: { name: 3, words: 2, summary: 1.5, evidence: 1, unit: 1 },
    filters: ['county', 'category', 'discipline', 'industry', 'town', 'paused', 'verifiedAt'],
    sorts: ['since', 'name', 'verifiedAt'],
  },
  all: async function* () {
    for await (const batch of allExperts()) yield batch.map(toDocument);
  },
  stamps: expertStamps,
  byIds: async (ids) =>
    new Map(
      (await expertsByIds(ids)).filter(belongs).map((expert) => [expert.id, toDocument(expert)]),
    ),
};
