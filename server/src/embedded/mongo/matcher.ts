import type { Collation } from './compare.ts';
import { isOperators, visitPath } from './document.paths.ts';
import { evaluate, isTrue, type Variables } from './expression.ts';
import { badValue, unsupported } from './failure.ts';
import { toRegExp } from './matcher.regex.ts';
import {
  bits,
  equals,
  inRange,
  isRangeOperator,
  modulo,
  ofType,
  oneOf,
  type ValueTest,
} from './matcher.values.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isRegex } from './values.ts';

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
  const tests = argument.map((wanted) =>
    isDoc(wanted) && '$elemMatch' in wanted
      ? elementsOf(path, wanted.$elemMatch, all, collation)
      : atPath(path, equals(wanted, collation)),
  );
  return (doc) => tests.every((test) => test(doc));
};

const notOf: Build = (path, argument, _all, collation) => {
  if (!isRegex(argument) && !isOperators(argument))
    throw badValue('$not needs a regex or a document');
  return negate(conditionTest(path, argument, collation));
};

const sizeOf: Build = (path, argument) => {
  const size = toNumber(argument, Number.NaN);
  if (!Number.isInteger(size) || size < 0) throw badValue('$size must be a whole number');
  return (doc) => visitPath(doc, path, 0, (value) => Array.isArray(value) && value.length === size);
};

const exists: Build = (path, argument) => {
  const wanted = argument !== false && argument !== null && argument !== 0;
  return (doc) => visitPath(doc, path, 0, (value) => value !== undefined) === wanted;
};

const regexOf: Build = (path, argument, all) => {
  const options = all.$options === undefined ? undefined : String(all.$options);
  const regex = toRegExp(argument, options);
  return atPath(path, (value) => typeof value === 'string' && regex.test(value));
};

const always: Build = () => () => true;

const OPERATORS: Record<string, Build> = {
  $eq: (path, argument, _all, collation) => atPath(path, equals(argument, collation)),
  $ne: (path, argument, _all, collation) => negate(atPath(path, equals(argument, collation))),
  $in: (path, argument, _all, collation) => atPath(path, oneOf(argument, collation, '$in')),
  $nin: (path, argument, _all, collation) =>
    negate(atPath(path, oneOf(argument, collation, '$nin'))),
  $exists: exists,
  $type: (path, argument) => atPath(path, ofType(argument)),
  $regex: regexOf,
  $options: always,
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
  if (operator.startsWith('$bits')) return atPath(path, bits(operator, argument));
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
  const first = Object.keys(condition)[0];
  if (first?.[0] === '$' && !(first in LOGICAL) && first !== '$expr') {
    const test = conditionTest(['v'], condition, collation);
    return (element) => test({ v: Array.isArray(element) ? [element] : element });
  }
  const test = compileFilter(condition, collation);
  return (element) => (isDoc(element) || Array.isArray(element)) && test(element);
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
