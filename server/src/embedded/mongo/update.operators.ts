import { Decimal128, Long, Timestamp } from 'bson';
import { type Collation, compare, equal } from './compare.ts';
import { badValue, typeMismatch } from './failure.ts';
import { toRegExp } from './matcher.regex.ts';
import { elementTest, type Test } from './matcher.ts';
import { arithmetic, toBigInt, toNumber } from './numbers.ts';
import { asDouble, isDouble } from './raw.numbers.ts';
import { sorter } from './sort.ts';
import { type Doc, isDoc, isInt32, isLong, isNumeric, isRegex, tagOf, typeName } from './values.ts';

/** What an operator makes of a field: the new value, or UNCHANGED. */
export const UNCHANGED = Symbol('unchanged');

/** `current` is undefined where the field is missing; `field` is its path, for messages. */
export interface Change {
  current: unknown;
  argument: unknown;
  field: string;
  operator: string;
  collation: Collation;
}

type Apply = (change: Change) => unknown;

function needNumbers({ current, argument, field, operator }: Change): void {
  if (!isNumeric(argument)) {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    throw typeMismatch(
      `Cannot ${verb} with non-numeric argument: {${field}: ${JSON.stringify(argument)}}`,
    );
  }
  if (current !== undefined && !isNumeric(current)) {
    throw typeMismatch(
      `Cannot apply ${operator} to a value of non-numeric type. The field '${field}' has non-numeric type ${typeName(current)}`,
    );
  }
}

function arrayOf({ current, field }: Change): unknown[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  throw badValue(`The field '${field}' must be an array but is of type ${typeName(current)}`);
}

function eachOf(change: Change): unknown[] {
  const { argument, operator } = change;
  if (!isDoc(argument) || !('$each' in argument)) return [argument];
  if (Array.isArray(argument.$each)) return argument.$each;
  const found = typeName(argument.$each);
  throw badValue(
    `The argument to $each in ${operator} must be an array but it was of type ${found}`,
  );
}

const isDecimal = (value: unknown) => tagOf(value) === 'Decimal128';
const isInt = (value: unknown) => typeof value === 'number' && isInt32(value);

/** A double makes the result a double, unless a decimal makes it one; two ints that outgrow an int make a long. */
function widened(current: unknown, argument: unknown, operator: '+' | '*'): unknown {
  const values = [current, argument];
  if (values.some(isDouble) && !values.some(isDecimal)) {
    const [a, b] = [toNumber(current), toNumber(argument)];
    return asDouble(operator === '+' ? a + b : a * b);
  }
  const result = arithmetic(current, argument, operator);
  const outgrown = typeof result === 'number' && Number.isSafeInteger(result) && !isInt32(result);
  return outgrown && isInt(current) && isInt(argument) ? Long.fromNumber(result) : result;
}

const increment: Apply = (change) => {
  needNumbers(change);
  const { current, argument } = change;
  return current === undefined ? argument : widened(current, argument, '+');
};

const multiply: Apply = (change) => {
  needNumbers(change);
  const { current, argument } = change;
  if (current !== undefined) return widened(current, argument, '*');
  if (isDecimal(argument)) return Decimal128.fromString('0');
  if (isDouble(argument)) return asDouble(0);
  return isLong(argument) ? Long.ZERO : 0;
};

const keepIf =
  (direction: number): Apply =>
  ({ current, argument, collation }) =>
    current === undefined || compare(argument, current, collation) * direction < 0
      ? argument
      : UNCHANGED;

function sortElements(list: unknown[], order: unknown, collation: Collation): unknown[] {
  if (isDoc(order)) return sorter(order, collation).sort(list as Doc[]);
  const direction = toNumber(order);
  return [...list].sort((a, b) => compare(a, b, collation) * direction);
}

const push: Apply = (change) => {
  const added = eachOf(change);
  let list = [...arrayOf(change)];
  const options = isDoc(change.argument) && '$each' in change.argument ? change.argument : {};
  const place = options.$position === undefined ? list.length : toNumber(options.$position);
  list.splice(place < 0 ? Math.max(0, list.length + place) : place, 0, ...added);
  if (options.$sort !== undefined) list = sortElements(list, options.$sort, change.collation);
  if (options.$slice === undefined) return list;
  const size = toNumber(options.$slice);
  return size === 0 ? [] : size > 0 ? list.slice(0, size) : list.slice(size);
};

const addToSet: Apply = (change) => {
  const list = [...arrayOf(change)];
  for (const value of eachOf(change)) {
    if (!list.some((known) => equal(known, value, change.collation))) list.push(value);
  }
  return list;
};

function pullTest(argument: unknown, collation: Collation): Test {
  if (isDoc(argument)) return elementTest(argument, collation);
  if (isRegex(argument)) {
    const regex = toRegExp(argument);
    return (element) => typeof element === 'string' && regex.test(element);
  }
  return (element) => equal(element, argument, collation);
}

const pull: Apply = (change) => {
  if (change.current === undefined) return UNCHANGED;
  const gone = pullTest(change.argument, change.collation);
  return arrayOf(change).filter((element) => !gone(element));
};

const pullAll: Apply = (change) => {
  if (!Array.isArray(change.argument)) throw badValue('$pullAll requires an array argument');
  if (change.current === undefined) return UNCHANGED;
  const gone = change.argument;
  return arrayOf(change).filter((e) => !gone.some((value) => equal(e, value, change.collation)));
};

const pop: Apply = (change) => {
  const { current, field } = change;
  if (current === undefined) return UNCHANGED;
  if (!Array.isArray(current))
    throw typeMismatch(
      `Path '${field}' contains an element of non-array type '${typeName(current)}'`,
    );
  const list = current;
  return toNumber(change.argument) < 0 ? list.slice(1) : list.slice(0, -1);
};

const bitwise: Apply = ({ current, argument, field }) => {
  if (!isDoc(argument)) throw badValue('The $bit modifier is not compatible with a non-object');
  let bits = toBigInt(current ?? 0);
  if (bits === undefined || isDouble(current))
    throw badValue(`Cannot apply $bit to a value of non-integral type in ${field}`);
  for (const [name, mask] of Object.entries(argument)) {
    const other = toBigInt(mask);
    if (other === undefined || isDouble(mask))
      throw badValue('The $bit modifier field must be an Integer(32/64 bit)');
    if (name === 'and') bits &= other;
    else if (name === 'or') bits |= other;
    else if (name === 'xor') bits ^= other;
    else throw badValue(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`);
  }
  return isLong(current) ? Long.fromBigInt(bits) : Number(bits);
};

const currentDate: Apply = ({ argument }) =>
  isDoc(argument) && argument.$type === 'timestamp'
    ? new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
    : new Date();

const replace: Apply = ({ argument }) => argument;

/** The operators that set a field from its old value; `$unset` and `$rename` are done by paths. */
export const UPDATE_OPERATORS: Record<string, Apply> = {
  $set: replace,
  $setOnInsert: replace,
  $inc: increment,
  $mul: multiply,
  $min: keepIf(1),
  $max: keepIf(-1),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
  $bit: bitwise,
  $currentDate: currentDate,
};
