import type { Span } from '../../platform/search/port.ts';
import { fold } from './characters.ts';
import { cropAround, type Highlighted } from './highlight.crop.ts';
import type { ShownTerms } from './shown.terms.ts';
import { bigramKey, walk } from './tokens.ts';

/** so many times the wanted length are read first: most texts say early what they are about */
const READ_FIRST = 4;

/** Marks the places of a text that hold one of the terms, neighbouring ones as one span. */
export function highlight(text: string, terms: ShownTerms, crop = Infinity): Highlighted {
  const beginning = text.slice(0, READ_FIRST * crop);
  let spans = spansIn(beginning, terms);
  const enough = spans[0] && spans[0][0] + crop <= beginning.length;
  if (!enough && beginning.length < text.length) spans = spansIn(text, terms);
  return cropAround(text, spans, crop);
}

function spansIn(text: string, terms: ShownTerms): Span[] {
  const folded = fold(text);
  const hits: Span[] = [];
  walk(folded.text, {
    han: (code, previous, at) => {
      if (previous && terms.hasHan(bigramKey(previous, code))) hits.push([at - 1, 2]);
      if (terms.hasHan(code)) hits.push([at, 1]);
    },
    word: (word, at) => {
      if (terms.hasWord(word)) hits.push([at, word.length]);
    },
  });
  return merged(hits, folded.origin);
}

/** Overlapping and touching hits as one, at their places in the original text. */
function merged(hits: Span[], origin: Uint32Array | null): Span[] {
  const spans: Span[] = [];
  for (const [at, length] of hits) {
    const start = origin ? origin[at]! : at;
    const end = origin ? endIn(origin, at + length) : at + length;
    const last = spans.at(-1);
    if (last && start <= last[0] + last[1]) last[1] = Math.max(last[1], end - last[0]);
    else spans.push([start, end - start]);
  }
  return spans;
}

/** Where the original goes on after folded unit `end - 1`: a whole cluster, never half of one. */
function endIn(origin: Uint32Array, end: number): number {
  let at = end;
  while (at < origin.length - 1 && origin[at] === origin[end - 1]) at++;
  return origin[at]!;
}
