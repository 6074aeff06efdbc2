import { createHash } from 'node:crypto';
import type {
  EvidenceForMatch,
  ExpertForMatch,
  NeedForMatch,
  OutcomeForMatch,
} from './match.input.ts';

/** A text that gets a vector of its own. */
export interface MeantText {
  /** id of the record; '' for the whole */
  key: string;
  text: string;
}

/** Small models read some 500 words; what stands further back says the same again. */
const longest = 1500;

const joined = (...said: string[]): string =>
  said
    .map((one) => one.trim())
    .filter(Boolean)
    .join('。')
    .slice(0, longest);

export const textOfNeed = ({ title, keywords, indicators, background }: NeedForMatch): string =>
  joined(title, keywords.join('、'), indicators.map(({ name }) => name).join('、'), background);

export const textOfRecord = ({ title, text }: EvidenceForMatch): string => joined(title, text);

export const textOfOutcome = ({ title, summary, keywords }: OutcomeForMatch): string =>
  joined(title, keywords.join('、'), summary);

const said = (parts: MeantText[]): MeantText[] => parts.filter(({ text }) => text !== '');

export const partsOfNeed = (need: NeedForMatch): MeantText[] =>
  said([{ key: '', text: textOfNeed(need) }]);

export const partsOfOutcome = (outcome: OutcomeForMatch): MeantText[] =>
  said([{ key: '', text: textOfOutcome(outcome) }]);

/** Each record by itself, and what the profile says of the person. */
export const partsOfExpert = ({ summary, evidence }: ExpertForMatch): MeantText[] =>
  said([
    ...evidence.map((record) => ({ key: record.id, text: textOfRecord(record) })),
    { key: '', text: joined(summary) },
  ]);

/** What a vector was made of: another text, or another model, has another one. */
export const hashOf = (model: string, text: string): string =>
  createHash('sha256').update(`${model}\n${text}`).digest('base64url');
