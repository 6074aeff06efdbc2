import { StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { overAll, type Stage } from './stage.overrides.ts';
import { isDoc, isNumeric } from './values.ts';

const located = (code: number, message: string) => new StoreError(code, `Location${code}`, message);

function sizeOf(argument: unknown): number {
  if (!isDoc(argument)) throw located(28745, 'the $sample stage specification must be an object');
  for (const name of Object.keys(argument))
    if (name !== 'size') throw located(28748, `unrecognized option to $sample: ${name}`);
  if (!('size' in argument)) throw located(28749, '$sample stage must specify a size');
  if (!isNumeric(argument.size)) throw located(28746, 'size argument to $sample must be a number');
  const size = Math.trunc(toNumber(argument.size));
  if (size >= 1) return size;
  throw located(28747, 'size argument to $sample must be a positive integer');
}

/** `$sample`: so many different documents in any order; all of them where there are no more. */
const draw: Stage = overAll((docs, argument) => {
  const left = [...docs];
  const most = Math.min(sizeOf(argument), left.length);
  for (let i = 0; i < most; i++) {
    const other = i + Math.floor(Math.random() * (left.length - i));
    [left[i], left[other]] = [left[other] as (typeof left)[0], left[i] as (typeof left)[0]];
  }
  return left.slice(0, most);
});

export const samplingStages: Record<string, Stage> = {
  $sample: (docs, argument, scope) => {
    sizeOf(argument);
    return draw(docs, argument, scope);
  },
};
