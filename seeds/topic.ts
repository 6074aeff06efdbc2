import type { Mode } from '@zhiqiao/shared/reference/reference.schema';

/** One technical matter of the county: the need a firm writes, what experts have shown on it, and an outcome. All fictional. */
export interface Topic {
  key: string;
  /** how the firm would work with whoever answers */
  modes: Mode[];
  industry: string;
  disciplines: string[];
  /** index into the towns of the reference list */
  town: number;
  title: string;
  background: string;
  tried: string;
  keywords: string[];
  /** name | now | sign and target | unit | how measured */
  indicators: string[];
  /** 万元 */
  budget: [number, number];
  /** records of experts, the strongest first: kind | title | what it shows | year */
  evidence: string[];
  outcome?: {
    title: string;
    summary: string;
    maturity: number;
    price: number;
    terms: string;
    trialFirst: boolean;
  };
}
