import type { Collation } from './compare.ts';
import { isOperators, visitPath } from './document.paths.ts';
import { evaluate, isTrue, type Variables } from './expression.ts';
import { badValue, StoreError, unsupported } from './failure.ts';
import { regexParts, toRegExp } from './matcher.regex.ts';
import {
  bits,
  equals,
  exactly,
  inRange,
  isBitOperator,
  isRangeOperator,
  modulo,
  ofType,
  oneOf,
  type ValueTest,
} from './matcher.values.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, isRegex } from './values.ts';

/** A question about a document. */
export type Test = (doc: unknown) => boolean;

/** A test of the values a path reaches, and of the elements where such a value is an array. */
const atPath =
  (path: string[], test: ValueTest): Test =>
  (doc) =>
    visitPath(doc, path, 0, (value) => test(value) || (Array.isArray(value) && value.some(test)));

const negate =
  (test: Test): Test =>
  (doc) =>
    !test(doc);

type Build = (path: string[], argument: unknown, all: Doc, collation: Collation) => Test;

const elementsOf: Build = (path, argument, _all, collation) => {
  const test = elementTest(argument, collation);
  return (doc) => visitPath(doc, path, 0, (value) => Array.isArray(value) && value.some(test));
};

const allOf: Build = (path, argument, all, collation) => {
  if (!Array.isArray(argument)) throw badValue('$all needs an array');
  if (!argument.length) return () => false;
  const elements = argument.filter((wanted) => isDoc(wanted) && '$elemMatch' in wanted).length;
  if (elements && elements < argument.length)
    throw badValue('$all/$elemMatch has to be consistent');
  if (!elements && argument.some(isOperators)) throw badValue('no $ expressions in $all');
  const tests = argument.map((wanted) =>
    isDoc(wanted) && '$elemMatch' in wanted
      ? elementsOf(path, wanted.$elemMatch, all, collation)
      : atPath(path, equals(wanted, collation)),
  );
  return (doc) => tests.every((test) => test(doc));
};

const notOf: Build = (path, argument, _all, collation) => {
  if (isDoc(argument) && !Object.keys(argument).length) throw badValue('$not cannot be empty');
  if (!isRegex(argument) && !isOperators(argument))
    throw badValue('$not needs a regex or a document');
  return negate(conditionTest(path, argument, collation));
};

const sizeOf: Build = (path, argument) => {
  const size = isNumeric(argument) ? toNumber(argument) : Number.NaN;
  if (!Number.isInteger(size) || size < 0)
    throw badValue(`Failed to parse $size. Expected a non-negative integer: ${String(argument)}`);
  return (doc) => visitPath(doc, path, 0, (value) => Array.isArray(value) && value.length === size);
};

const exists: Build = (path, argument) => {
  const wanted = argument !== false && argument !== null && argument !== 0;
  return (doc) => visitPath(doc, path, 0, (value) => value !== undefined) === wanted;
};

function readOptions(pattern: unknown, options: unknown): string | undefined {
  if (typeof pattern !== 'string' && !isRegex(pattern)) throw badValue('$regex has to be a string');
  if (options === undefined) return undefined;
  if (typeof options !== 'string') throw badValue('$options has to be a string');
  if (regexParts(pattern).flags)
    throw new StoreError(51075, 'Location51075', 'options set in both $regex and $options');
  const unknown = /[^imsxu]/.exec(options);
  if (unknown)
    throw new StoreError(51108, 'Location51108', `invalid flag in regex options: ${unknown[0]}`);
  return options;
}

const regexOf: Build = (path, argument, all) => {
  const options = readOptions(argument, all.$options);
  const regex = toRegExp(argument, options);
  return atPath(path, (value) => typeof value === 'string' && regex.test(value));
};

const always: Build = () => () => true;

const OPERATORS: Record<string, Build> = {
  $eq: (path, argument, _all, collation) => atPath(path, exactly(argument, collation)),
  $ne: (path, argument, _all, collation) => {
    if (isRegex(argument)) throw badValue("Can't have regex as arg to $ne.");
    return negate(atPath(path, equals(argument, collation)));
  },
  $in: (path, argument, _all, collation) => atPath(path, oneOf(argument, collation, '$in')),
  $nin: (path, argument, _all, collation) =>
    negate(atPath(path, oneOf(argument, collation, '$nin'))),
  $exists: exists,
  $type: (path, argument) => atPath(path, ofType(argument)),
  $regex: regexOf,
  $options: (_path, _argument, all) => {
    if ('$regex' in all) return () => true;
    throw badValue('$options needs a $regex');
  },
  $comment: always,
  $mod: (path, argument) => atPath(path, modulo(argument)),
  $size: sizeOf,
  $all: allOf,
  $elemMatch: elementsOf,
  $not: notOf,
};

const MISSING_FEATURES = [
  '$near',
  '$nearSphere',
  '$geoWithin',
  '$geoIntersects',
  '$text',
  '$where',
  '$jsonSchema',
];

function operatorTest(path: string[], operator: string, all: Doc, collation: Collation): Test {
  const argument = all[operator];
  const build = OPERATORS[operator];
  if (build) return build(path, argument, all, collation);
  if (isRangeOperator(operator)) return atPath(path, inRange(operator, argument, collation));
  if (isBitOperator(operator)) return atPath(path, bits(operator, argument));
  if (MISSING_FEATURES.includes(operator)) throw unsupported(operator);
  throw badValue(`unknown operator: ${operator}`);
}

/** The test of one field's condition: a plain value or a document of operators. */
export function conditionTest(path: string[], condition: unknown, collation: Collation): Test {
  if (!isOperators(condition)) return atPath(path, equals(condition, collation));
  const tests = Object.keys(condition).map((name) =>
    operatorTest(path, name, condition, collation),
  );
  return tests.length === 1 ? (tests[0] as Test) : (doc) => tests.every((test) => test(doc));
}

/** The test `$elemMatch` (and `$pull`) asks of one element of an array. */
export function elementTest(condition: unknown, collation: Collation): Test {
  if (!isDoc(condition)) throw badValue('$elemMatch needs an Object');
  if ('$expr' in condition) throw badValue('$expr can only be applied to the top-level document');
  const first = Object.keys(condition)[0];
  if (first?.[0] === '$' && !(first in LOGICAL)) return elementConditions(condition, collation);
  const test = compileFilter(condition, collation);
  return (element) => (isDoc(element) || Array.isArray(element)) && test(element);
}

/** Operators that ask about an element as a whole, where it is an array itself. */
const OF_ARRAYS = ['$size', '$elemMatch', '$not'];

/** An element that is an array is asked as one value, not by its own elements. */
function elementConditions(condition: Doc, collation: Collation): Test {
  const tests = Object.keys(condition).map((name): Test => {
    const argument = condition[name];
    if (name === '$not' && isDoc(argument) && isOperators(argument))
      return negate(elementConditions(argument, collation));
    const test = operatorTest(['v'], name, condition, collation);
    const whole = OF_ARRAYS.includes(name);
    return (element) => test({ v: Array.isArray(element) && !whole ? [element] : element });
  });
  return (element) => tests.every((test) => test(element));
}

const LOGICAL: Record<string, (tests: Test[]) => Test> = {
  $and: (tests) => (doc) => tests.every((test) => test(doc)),
  $or: (tests) => (doc) => tests.some((test) => test(doc)),
  $nor: (tests) => (doc) => !tests.some((test) => test(doc)),
};

function topLevelTest(
  key: string,
  argument: unknown,
  collation: Collation,
  variables?: Variables,
): Test {
  const logical = LOGICAL[key];
  if (logical) {
    if (!Array.isArray(argument) || !argument.length)
      throw badValue(`${key} must be a nonempty array`);
    return logical(
      argument.map((part) => {
        if (!isDoc(part)) throw badValue(`${key} argument's entries must be objects`);
        return compileFilter(part, collation, variables);
      }),
    );
  }
  if (key === '$expr') return (doc) => isTrue(evaluate(doc as Doc, argument, variables, collation));
  if (key === '$comment') return () => true;
  if (key === '$alwaysTrue' || key === '$alwaysFalse') return () => key === '$alwaysTrue';
  if (key === '$sampleRate') {
    const rate = toNumber(argument, Number.NaN);
    if (!(rate >= 0 && rate <= 1))
      throw badValue('numeric argument to $sampleRate must be in [0, 1]');
    return () => Math.random() < rate;
  }
  if (MISSING_FEATURES.includes(key)) throw unsupported(key);
  throw badValue(
    `unknown top level operator: ${key}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  );
}

/** Compiles a query filter once for many documents. @throws StoreError on what it cannot read */
export function compileFilter(
  filter: Doc | undefined,
  collation?: Collation,
  variables?: Variables,
): Test {
  const tests = Object.keys(filter ?? {}).map((key) => {
    const condition = (filter as Doc)[key];
    return key[0] === '$'
      ? topLevelTest(key, condition, collation, variables)
      : conditionTest(key.split('.'), condition, collation);
  });
  if (tests.length === 0) return () => true;
  if (tests.length === 1) return tests[0] as Test;
  return (doc) => {
    for (const test of tests) if (!test(doc)) return false;
    return true;
  };
}
