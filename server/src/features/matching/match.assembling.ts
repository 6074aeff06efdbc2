import type { NeedStanding } from '@zhiqiao/shared/needs/need.policy';
import { opensGroup } from '@zhiqiao/shared/needs/need.policy';
import type { ExpertRead } from '../experts/expert.reads.ts';
import { type UsedExpert, usedOf } from '../experts/expert.used.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import type { OrganisationTies } from '../organisations/organisation.reads.ts';
import type { OutcomeRead } from '../outcomes/outcome.reads.ts';
import { withAncestors } from '../reference/reference.service.ts';
import type { ExpertForMatch, FirmForMatch, NeedForMatch, OutcomeForMatch } from './match.input.ts';

export const firmForMatch = (
  id: string,
  ties: ReadonlyMap<string, OrganisationTies>,
): FirmForMatch => ({
  id,
  creditCode: ties.get(id)?.creditCode ?? '',
  investors: ties.get(id)?.investors ?? [],
});

/**
 * A need as the judgement sees it, cut to what these standings may read: a reason must not tell an expert what a
 * hidden group holds.
 */
export const needForMatch = (
  row: NeedRow,
  firm: FirmForMatch,
  held: NeedStanding[],
): NeedForMatch => {
  const problem = opensGroup(held, row, 'problem');
  return {
    id: String(row._id),
    title: row.title,
    background: problem ? `${row.background}\n${row.tried}` : '',
    keywords: problem ? row.keywords : [],
    indicators: opensGroup(held, row, 'indicators')
      ? row.indicators.map(({ key, ...rest }) => ({ ...rest, id: key }))
      : [],
    ...(row.industry ? { industry: row.industry } : {}),
    disciplines: row.disciplines,
    ...(row.town ? { town: row.town } : {}),
    modes: opensGroup(held, row, 'terms') ? row.modes : [],
    firm,
  };
};

/** A need as everybody may read it: what may leave the house. */
export const publicNeed = (row: NeedRow): NeedForMatch =>
  needForMatch(row, firmForMatch(String(row.firm), new Map()), ['guest']);

/** @param unitCode the credit code of the sending unit, when it is on the platform */
export const expertForMatch = (read: ExpertRead, unitCode?: string): ExpertForMatch =>
  subjectOf(usedOf(read), unitCode);

const subjectOf = (expert: UsedExpert, unitCode?: string): ExpertForMatch => ({
  id: expert.id,
  category: expert.category,
  ...(expert.unit ? { unitId: expert.unit } : {}),
  ...(unitCode ? { unitCreditCode: unitCode } : {}),
  title: expert.title,
  disciplines: expert.disciplines,
  industries: withAncestors('industries', expert.industries),
  summary: expert.summary,
  evidence: expert.evidence.map(({ key, ...record }) => ({ ...record, id: key })),
  availability: {
    paused: expert.availability.paused ?? false,
    daysPerMonth: expert.availability.daysPerMonth ?? 0,
  },
  capacity: expert.capacity,
  activeCount: expert.active,
  towns: expert.towns,
  relatedOrganisations: expert.interests,
  updatedAt: expert.changedAt.toISOString(),
});

/** @param unitCode the credit code of the unit that owns it */
export const outcomeForMatch = ({ row }: OutcomeRead, unitCode?: string): OutcomeForMatch => ({
  id: String(row._id),
  title: row.title,
  summary: row.summary,
  keywords: row.keywords,
  industries: withAncestors('industries', row.industries),
  maturity: row.maturity,
  modes: row.modes,
  ownerUnitId: String(row.owner),
  ...(unitCode ? { ownerUnitCreditCode: unitCode } : {}),
  ...(row.inventor ? { inventorId: String(row.inventor) } : {}),
  listedAt: (row.listedAt ?? row.createdAt).toISOString(),
});
