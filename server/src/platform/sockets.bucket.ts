/** What one socket may ask of us in ten seconds; a client of ours needs a fraction of it. */
const most = 60;
const window = 10_000;

/** Counts what one socket asks; says whether it may still. Whoever asks too much is cut off. */
export const makeBucket = (times = 1) => {
  let since = Date.now();
  let used = 0;
  return (): boolean => {
    if (Date.now() - since > window) {
      since = Date.now();
      used = 0;
    }
    used += 1;
    return used <= most * times;
  };
};
