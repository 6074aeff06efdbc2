import { type RecordText, recordText, type Sought, sought } from './match.cover.ts';
import { foldFigures } from './match.figures.ts';
import type { ExpertForMatch, NeedForMatch, OutcomeForMatch } from './match.input.ts';
import { type Held, heldBy, type Rarity, type Topic, topicOf } from './match.topic.ts';

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

/** The one record that holds most of what the need is about; none when no record holds a word of it. */
export function bestRecord(
  { about }: ReadNeed,
  records: RecordText[],
): { record: RecordText; held: Held } | undefined {
  let best: { record: RecordText; held: Held } | undefined;
  for (const record of records) {
    const held = heldBy(about, record.parts[0]?.folded ?? '', record.folded);
    if (held.share > (best?.held.share ?? 0)) best = { record, held };
  }
  return best;
}

/** How much of a record's own title the need speaks of, 0..1; that of the nearest record. */
export const subjectShared = ({ folded, rarity }: ReadNeed, records: RecordText[]): number =>
  Math.max(
    0,
    ...records.map(({ parts }) => {
      const title = topicOf(parts[0]?.folded ?? '', rarity);
      return heldBy(title, folded, folded).share;
    }),
  );
