import type { Category } from '@zhiqiao/shared/experts/expert.schema';
import type { Comparator } from './match.figures.ts';

/** What the matching core sees of the world: plain data, filled by the feature's reads. */
export interface IndicatorForMatch {
  id: string;
  name: string;
  current?: number | null;
  target?: number | null;
  /** the upper end when the comparator is `between` */
  upper?: number | null;
  unit: string;
  comparator: Comparator;
  method?: string;
}

/** What a text means to a model: a vector of length 1. */
export interface Meaning {
  model: string;
  vector: Float32Array;
}

export interface FirmForMatch {
  id: string;
  creditCode: string;
  /** credit codes of organisations or ids of people */
  foundedBy?: string[];
  investors?: string[];
}

export interface NeedForMatch {
  id: string;
  title: string;
  background: string;
  keywords: string[];
  indicators: IndicatorForMatch[];
  /** GB/T 4754-2017 */
  industry?: string;
  /** GB/T 13745-2009 */
  disciplines: string[];
  town?: string;
  modes: string[];
  firm: FirmForMatch;
  /** of its public text, where an embedding endpoint is configured */
  meaning?: Meaning;
}

export interface EvidenceForMatch {
  id: string;
  kind: 'patent' | 'paper' | 'project' | 'product';
  title: string;
  text: string;
  year: number;
  meaning?: Meaning;
}

export interface ExpertForMatch {
  id: string;
  category: Category;
  unitId?: string;
  unitCreditCode?: string;
  title: string;
  disciplines: string[];
  industries: string[];
  summary: string;
  evidence: EvidenceForMatch[];
  availability: { paused: boolean; daysPerMonth: number };
  /** engagements at one time, as the expert set it */
  capacity: number;
  activeCount: number;
  /** codes of the towns served; empty: no limit was named */
  towns: string[];
  /** ids or credit codes of organisations this person founded, invested in or sits in */
  relatedOrganisations: string[];
  /** ISO moment of the last change of the profile */
  updatedAt: string;
  /** of the summary; each record has its own */
  meaning?: Meaning;
}

export interface OutcomeForMatch {
  id: string;
  title: string;
  summary: string;
  keywords: string[];
  industries: string[];
  /** technology readiness level, 1..9 */
  maturity: number;
  modes: string[];
  ownerUnitId?: string;
  ownerUnitCreditCode?: string;
  inventorId?: string;
  listedAt: string;
  meaning?: Meaning;
}

/** What holds for a whole ranking. */
export interface MatchSetting {
  /** ISO moment */
  now: string;
  /** value of rule row `expert.activeLimit`: the county's ceiling above everybody's own capacity */
  activeLimit: number;
  /** rule row `match.territory`: whether town-bound experts are kept to the towns they serve */
  keepToTowns: boolean;
}
