import type { IndexDefinition } from '../../platform/search/definition.ts';
import type { SearchDocument } from '../../platform/search/port.ts';
import { withAncestors, wordsOf } from '../reference/reference.service.ts';
import { toCard } from './organisation.model.ts';
import {
  allOrganisations,
  listedOrganisations,
  type OrganisationRow,
} from './organisation.reads.ts';

/** What people call the kinds of platforms: somebody who types 研究院 looks for one. */
const called = { institute: '研究院', complex: '创新综合体', laboratory: '实验室' } as const;

const stampOf = (row: Pick<OrganisationRow, '_id' | 'since' | 'rev'>) => ({
  id: String(row._id),
  rev: row.since.getTime() + row.rev,
});

const toDocument = (row: OrganisationRow): SearchDocument => {
  const industries = row.industry ? [row.industry] : [];
  const kind = row.platformKind ? called[row.platformKind] : '';
  return {
    ...stampOf(row),
    name: row.name,
    words: `${kind} ${wordsOf('industries', industries)}`.trim(),
    intro: row.intro,
    place: row.town ? wordsOf('towns', [row.town]) : '',
    kind: row.kind,
    county: row.county,
    industry: withAncestors('industries', industries),
    ...(row.town ? { town: row.town } : {}),
    since: row.since.getTime(),
    card: JSON.stringify(toCard(row)),
  };
};

export const organisationIndex: IndexDefinition = {
  schema: {
    name: 'organisations',
    version: 2,
    text: { name: 3, words: 2, intro: 1, place: 1 },
    filters: ['kind', 'county', 'industry', 'town'],
    sorts: ['since', 'name'],
  },
  all: async function* () {
    for await (const batch of allOrganisations()) yield batch.map(toDocument);
  },
  stamps: async function* () {
    for await (const batch of allOrganisations()) yield batch.map(stampOf);
  },
  byIds: async (ids) =>
    new Map((await listedOrganisations(ids)).map((row) => [String(row._id), toDocument(row)])),
};
