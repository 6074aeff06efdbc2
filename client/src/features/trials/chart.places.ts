/** Where a word of the chart stands. */
export interface Place {
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}

interface Field {
  /** the course before it, in pixels; nothing before the first figure */
  before: { x: number; y: number } | undefined;
  /** the latest figure, in pixels */
  at: { x: number; y: number };
  /** how wide its word is */
  wide: number;
  right: number;
  top: number;
  floor: number;
}

/** The latest figure's word: beside a course that falls, over one that rises, never outside or on the day's word. */
export const placeOfLatest = ({ before, at, wide, right, top, floor }: Field): Place => {
  const falls = before !== undefined && before.y < at.y - 2;
  if (falls && at.x + 10 + wide <= right) return { x: at.x + 10, y: at.y - 6, anchor: 'start' };
  const beneath = falls ? at.y + 24 <= floor - 4 : at.y - 30 < top;
  return {
    x: Math.min(at.x + wide / 2, right),
    y: beneath ? at.y + 24 : at.y - 12,
    anchor: 'end',
  };
};

/** How far the word of a level moves away from another's, so that neither covers the other; below zero is upwards. */
export const shiftBeside = (level: number, other: number, high: number): number => {
  const missing = Math.max(0, high - Math.abs(level - other));
  return level >= other ? missing : -missing;
};
