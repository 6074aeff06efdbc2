import { type RecordText, recordText, type Sought, sought } from './match.cover.ts';
import type { ExpertForMatch, NeedForMatch, OutcomeForMatch } from './match.input.ts';
import { aboutWords, type Wanted } from './match.words.ts';

/** A need with its words cut once, however many candidates are judged for it. */
export interface ReadNeed {
  need: NeedForMatch;
  about: Wanted;
  sought: Sought[];
}

export const readNeed = (need: NeedForMatch): ReadNeed => ({
  need,
  about: aboutWords(need),
  sought: need.indicators.map(sought),
});

/** The records an expert can be judged by. */
export const expertRecords = ({ evidence }: ExpertForMatch): RecordText[] =>
  evidence.map(({ id, title, text }) => recordText(id, title, text));

/** An outcome's own description is its one record. */
export const outcomeRecords = ({ id, title, summary, keywords }: OutcomeForMatch): RecordText[] => [
  recordText(id, title, summary, keywords.join('、')),
];
