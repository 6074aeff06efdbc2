import { evaluateIn, type Operator, type Scope } from './expression.scope.ts';
import { StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { isNumeric, typeName } from './values.ts';

/** What an operator computes of its operands; `undefined` is a missing one. */
type Compute = (operands: unknown[], scope: Scope) => unknown;

/** A failure as MongoDB numbers it. */
export const located = (code: number, message: string): StoreError =>
  new StoreError(code, `Location${code}`, message);

function refuseCount(name: string, least: number, most: number, found: number): never {
  if (least === most)
    throw located(
      16020,
      `Expression ${name} takes exactly ${least} arguments. ${found} were passed in.`,
    );
  throw located(
    28667,
    `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${found} were passed in.`,
  );
}

/** An operator of so many operands: a list holds them all, anything else is the only one. */
export const taking =
  (name: string, least: number, most: number, compute: Compute): Operator =>
  (doc, argument, scope) => {
    const given = Array.isArray(argument) ? argument : [argument];
    if (given.length < least || given.length > most) refuseCount(name, least, most, given.length);
    return compute(
      given.map((expression) => evaluateIn(doc, expression, scope)),
      scope,
    );
  };

/** Whether a condition holds: all but false, null, missing and the zero of any kind of number. */
export const holds = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== false &&
  !(isNumeric(value) && toNumber(value) === 0);

/** A whole number of any type. @throws the code MongoDB gives this operand */
export function wholeNumber(value: unknown, code: number, what: string): number {
  const number = isNumeric(value) ? toNumber(value) : Number.NaN;
  if (Number.isInteger(number)) return number;
  throw located(code, `${what} must be an integral value, found: ${typeName(value)}`);
}
