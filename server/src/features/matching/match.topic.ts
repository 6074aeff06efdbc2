import type { Candidate } from '../../platform/search/port.ts';
import { foldFigures } from './match.figures.ts';
import { startsHan, stretchesIn } from './match.words.ts';

/** How rare a word is in the index, 0 (everywhere) to 1 (in one document), as the search engine says. */
export type Rarity = ReadonlyMap<string, number>;

/** What a word weighs of which the engine said nothing: it was not among the best, or nobody has it. */
const UNSEEN = 0.5;
/** A word tells something from here on: at most one document in twenty of some thousands holds it. */
const TELLING = 0.4;
/** Found in the text of a record but not in its title, a word counts this much. */
const IN_TEXT = 0.5;

/** The rarity of every word that some candidate shares with what was asked. */
export const rarityOf = (found: Pick<Candidate, 'matched' | 'rarity'>[]): Rarity =>
  new Map(
    found.flatMap(({ matched, rarity }) => matched.map((word, at) => [word, rarity[at] ?? 0])),
  );

interface Stretch {
  text: string;
  han: boolean;
  /** of each character: that of the rarest pair it stands in */
  weights: number[];
  /** of each pair (or the one word): its rarity, 0 when nobody said */
  known: number[];
}

/** What a text is about: its informative stretches, each character weighed by how rare its words are. */
export interface Topic {
  stretches: Stretch[];
  weight: number;
}

export const topicOf = (text: string, rarity: Rarity): Topic =>
  topicOfFolded(foldFigures(text), rarity);

/** The same of a text that is folded already. */
export function topicOfFolded(folded: string, rarity: Rarity): Topic {
  const stretches = stretchesIn(folded).map((one) => weighed(one, rarity));
  let weight = 0;
  for (const { weights } of stretches) weight += total(weights);
  return { stretches, weight };
}

// This runs for each title of each record of each candidate: plain loops, nothing made that is not kept.
function weighed(text: string, rarity: Rarity): Stretch {
  const han = startsHan(text);
  const known: number[] = [];
  const weights: number[] = [];
  if (!han) {
    const rare = rarity.get(text);
    for (let at = 0; at < text.length; at++) weights.push(rare ?? UNSEEN);
    return { text, han, weights, known: [rare ?? 0] };
  }
  let before = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    const rare = rarity.get(text.slice(at, at + 2));
    const weight = rare ?? UNSEEN;
    known.push(rare ?? 0);
    weights.push(Math.max(weight, before));
    before = weight;
  }
  weights.push(before);
  return { text, han, weights, known };
}

const total = (numbers: number[]): number => {
  let sum = 0;
  for (const one of numbers) sum += one;
  return sum;
};

export interface Shared {
  word: string;
  rarity: number;
}

/** What a text holds of a topic. */
export interface Held {
  /** 0..1: by weight of characters; in the text but not in the title they count half */
  share: number;
  /** the words themselves, as long as they run, rarest first */
  words: Shared[];
}

/**
 * How much of a topic a text holds, 0..1, without saying by which words: cheap enough for every record.
 * @param title folded @param text folded, the title among it
 */
export function shareOf({ stretches, weight: all }: Topic, title: string, text: string): number {
  let weight = 0;
  for (const stretch of stretches) weight += heldWeight(stretch, title, text);
  return all > 0 ? Math.min(1, weight / all) : 0;
}

function heldWeight(stretch: Stretch, title: string, text: string): number {
  const inText = runsIn(stretch, text);
  if (!inText.length) return 0;
  const worth = new Float64Array(stretch.weights.length);
  const apart = title.length < text.length;
  for (const { at, length } of inText) {
    const place = apart && !title.includes(stretch.text.slice(at, at + length)) ? IN_TEXT : 1;
    for (let i = at; i < at + length; i++) if (worth[i]! < place) worth[i] = place;
  }
  // a title may hold a word where the text only holds a longer run of it elsewhere
  if (apart) for (const { at, length } of runsIn(stretch, title)) worth.fill(1, at, at + length);
  let sum = 0;
  for (let i = 0; i < worth.length; i++) sum += worth[i]! * stretch.weights[i]!;
  return sum;
}

/** The words by which a text holds a topic, rarest first. @param text folded */
export function wordsHeld(topic: Topic, text: string): Shared[] {
  const words = new Map<string, number>();
  for (const stretch of topic.stretches) {
    for (const { at, length } of runsIn(stretch, text)) {
      const word = stretch.text.slice(at, at + length);
      const rarest = Math.max(...stretch.known.slice(at, at + Math.max(1, length - 1)));
      words.set(word, Math.max(words.get(word) ?? 0, rarest));
    }
  }
  return [...words]
    .map(([word, rarity]) => ({ word, rarity }))
    .sort(
      (a, b) => b.rarity - a.rarity || b.word.length - a.word.length || (a.word < b.word ? -1 : 1),
    );
}

/** The longest runs of a stretch that a text holds, two Han characters or a whole word at least. */
function runsIn({ text: wanted, han }: Stretch, text: string): { at: number; length: number }[] {
  if (!han) return text.includes(wanted) ? [{ at: 0, length: wanted.length }] : [];
  const runs: { at: number; length: number }[] = [];
  for (let at = 0; at + 1 < wanted.length; ) {
    let length = 1;
    while (at + length < wanted.length && text.includes(wanted.slice(at, at + length + 1)))
      length++;
    if (length > 1) runs.push({ at, length });
    // the next word may begin with the last character of this one
    at += Math.max(1, length - 1);
  }
  return runs;
}

/** The words that say something: whoever shares only common ones shares nothing. */
export const tellingOf = ({ words }: Held): string[] =>
  words.filter(({ rarity }) => rarity >= TELLING).map(({ word }) => word);
