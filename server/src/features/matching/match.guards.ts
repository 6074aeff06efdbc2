import type { MatchBlock } from '@zhiqiao/shared/matching/match.schema';
import type {
  ExpertForMatch,
  FirmForMatch,
  MatchSetting,
  NeedForMatch,
  OutcomeForMatch,
} from './match.input.ts';

/**
 * Hard guards: a pair that one of them names is never ranked, whatever its score. Each gives the reason
 * and the rule it rests on, or null.
 */
type Guard = (
  need: NeedForMatch,
  expert: ExpertForMatch,
  setting: MatchSetting,
) => MatchBlock | null;

/** 特派员 of a town serve that town; the other kinds of expert are not bound to one. */
const TOWN_BOUND = ['sciEnvoy'];

const plain = (code: string): string => code.trim().toUpperCase();

/** Do two lists of ids or credit codes share one? Empty entries never count as the same. */
function meet(some: (string | undefined)[], others: (string | undefined)[] = []): boolean {
  if (others.length === 0) return false;
  const known = new Set(some.flatMap((code) => (code?.trim() ? [plain(code)] : [])));
  return others.some((code) => Boolean(code?.trim()) && known.has(plain(code!)));
}

function interestIn(firm: FirmForMatch, parties: (string | undefined)[]): MatchBlock | null {
  if (meet(parties, [firm.creditCode, firm.id]))
    return { reason: 'conflict.own', rule: 'match.conflict' };
  if (meet(parties, firm.foundedBy)) return { reason: 'conflict.founded', rule: 'match.conflict' };
  if (meet(parties, firm.investors)) return { reason: 'conflict.invested', rule: 'match.conflict' };
  return null;
}

/** The person, or the unit that sends them, is, founded or invested in the firm; or they declared a tie to it. */
export const conflictOfInterest: Guard = ({ firm }, expert) => {
  const declared = meet(expert.relatedOrganisations, [firm.creditCode, firm.id]);
  return (
    interestIn(firm, [expert.id, expert.unitId, expert.unitCreditCode]) ??
    (declared ? { reason: 'conflict.declared', rule: 'match.conflict' } : null)
  );
};

/** As many active engagements as the expert allows, or as the county allows anybody. */
export const capacityFull: Guard = (_, expert, setting) =>
  expert.activeCount >= Math.min(expert.capacity, setting.activeLimit)
    ? { reason: 'capacity.full', rule: 'expert.activeLimit' }
    : null;

/** A town-bound expert and a need of a town that is not served, where the county keeps them to their towns. */
const outsideTerritory: Guard = (need, expert, { keepToTowns }) => {
  if (!keepToTowns) return null;
  const bound = TOWN_BOUND.includes(expert.category) && need.town && expert.towns.length > 0;
  return bound && !expert.towns.includes(need.town!)
    ? { reason: 'territory.outside', rule: 'match.territory' }
    : null;
};

const availabilityPaused: Guard = (_, expert) =>
  expert.availability.paused ? { reason: 'availability.paused', rule: 'match.availability' } : null;

const GUARDS: Guard[] = [conflictOfInterest, availabilityPaused, capacityFull, outsideTerritory];

/** The first guard that forbids the pair. */
export function blockedExpert(
  need: NeedForMatch,
  expert: ExpertForMatch,
  setting: MatchSetting,
): MatchBlock | null {
  for (const guard of GUARDS) {
    const block = guard(need, expert, setting);
    if (block) return block;
  }
  return null;
}

/** An outcome of the firm itself, or of a unit or inventor with an interest in it. */
export const blockedOutcome = (
  { firm }: NeedForMatch,
  outcome: OutcomeForMatch,
): MatchBlock | null =>
  interestIn(firm, [outcome.ownerUnitId, outcome.ownerUnitCreditCode, outcome.inventorId]);
