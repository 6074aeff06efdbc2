import type { Span } from '../../platform/search/port.ts';

export interface Highlighted {
  text: string;
  spans: Span[];
}

const ELLIPSIS = '…';

/** Cuts a text to `crop` UTF-16 units around its first span; cut ends show an ellipsis. */
export function cropAround(text: string, spans: Span[], crop = Infinity): Highlighted {
  if (text.length <= crop) return { text, spans };
  const first = spans[0]?.[0] ?? 0;
  // a third of the room before the match reads better than the match at the very edge
  let start = Math.max(0, Math.min(first - Math.floor(crop / 3), text.length - crop + 1));
  if (start === 1) start = 0;
  let room = Math.max(1, crop - (start > 0 ? 1 : 0));
  if (start + room < text.length) room = Math.max(1, room - 1);
  let end = Math.min(text.length, start + room);
  if (insidePair(text, start)) start++;
  if (insidePair(text, end)) end--;
  const before = start > 0 ? ELLIPSIS : '';
  const kept: Span[] = [];
  for (const [at, length] of spans) {
    const from = Math.max(at, start);
    const to = Math.min(at + length, end);
    if (from < to) kept.push([from - start + before.length, to - from]);
  }
  return {
    text: before + text.slice(start, end) + (end < text.length ? ELLIPSIS : ''),
    spans: kept,
  };
}

const insidePair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
