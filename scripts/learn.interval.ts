const DRAWS = 4000;

/**
 * The interval that holds the mean of paired differences in 95 of 100 redrawn samples (bootstrap by need). Drawn by a
 * generator with a fixed seed: the same figures give the same interval.
 */
export function interval(differences: readonly number[]): [low: number, high: number] {
  const draw = generator(20_260_101);
  const means = Float64Array.from({ length: DRAWS }, () => {
    let sum = 0;
    for (let i = 0; i < differences.length; i++)
      sum += differences[Math.floor(draw() * differences.length)]!;
    return sum / differences.length;
  }).sort();
  return [means[Math.floor(DRAWS * 0.025)]!, means[Math.floor(DRAWS * 0.975)]!];
}

/** Numbers in 0..1, always the same ones (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const mean = (figures: readonly number[]): number =>
  figures.reduce((sum, one) => sum + one, 0) / figures.length;

/** "+0.0214 [+0.0031, +0.0402]": the mean of the differences and their interval. */
export const told = (differences: readonly number[]): string => {
  const [low, high] = interval(differences);
  return `${signed(mean(differences))} [${signed(low)}, ${signed(high)}]`;
};

const signed = (value: number): string => (value < 0 ? '' : '+') + value.toFixed(4);
