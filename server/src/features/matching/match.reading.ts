import { type RecordText, recordText, type Sought, sought } from './match.cover.ts';
import { foldFigures } from './match.figures.ts';
import type { ExpertForMatch, NeedForMatch, OutcomeForMatch } from './match.input.ts';
import {
  type Held,
  type Rarity,
  shareOf,
  type Topic,
  topicOf,
  topicOfFolded,
  wordsHeld,
} from './match.topic.ts';

/** A need with its words cut once, however many candidates are judged for it. */
export interface ReadNeed {
  need: NeedForMatch;
  /** what its title and keywords are about */
  about: Topic;
  /** all that it says, folded */
  folded: string;
  sought: Sought[];
  rarity: Rarity;
}

export const readNeed = (need: NeedForMatch, rarity: Rarity): ReadNeed => {
  const { title, keywords, indicators, background } = need;
  const said = [title, ...keywords, ...indicators.map(({ name }) => name), background];
  return {
    need,
    about: topicOf([title, ...keywords].join('，'), rarity),
    folded: foldFigures(said.join('。')),
    sought: indicators.map(sought),
    rarity,
  };
};

/** The records an expert can be judged by. */
export const expertRecords = ({ evidence }: ExpertForMatch): RecordText[] =>
  evidence.map(({ id, title, text }) => recordText(id, { title, text }));

/** An outcome's own description is its one record. */
export const outcomeRecords = ({ id, title, summary, keywords }: OutcomeForMatch): RecordText[] => [
  recordText(id, { title, summary, keywords: keywords.join('、') }),
];

const titleOf = ({ parts }: RecordText): string => parts[0]?.folded ?? '';

/** The one record that holds most of what the need is about, and how much, 0..1. */
export interface NearestRecord {
  record: RecordText;
  share: number;
}

/** None when no record holds a word of it. */
export function nearestRecord(
  { about }: ReadNeed,
  records: RecordText[],
): NearestRecord | undefined {
  let best: NearestRecord | undefined;
  for (const record of records) {
    const share = shareOf(about, titleOf(record), record.folded);
    if (share > (best?.share ?? 0)) best = { record, share };
  }
  return best;
}

/** What the nearest record shares with the need, word by word. */
export const heldIn = ({ about }: ReadNeed, { record, share }: NearestRecord): Held => ({
  share,
  words: wordsHeld(about, record.folded),
});

/** How much of a record's own title the need speaks of, 0..1; that of the nearest record. */
export const subjectShared = ({ folded, rarity }: ReadNeed, records: RecordText[]): number =>
  Math.max(
    0,
    ...records.map((record) => shareOf(topicOfFolded(titleOf(record), rarity), folded, folded)),
  );
