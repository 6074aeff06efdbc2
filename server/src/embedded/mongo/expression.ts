import { Aggregator } from 'mingo/aggregator';
import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import type { Collation } from './compare.ts';
import { accumulatorOverrides, listOverrides } from './expression.accumulators.ts';
import { arithmeticOverrides } from './expression.arithmetic.ts';
import { bitOverrides } from './expression.bits.ts';
import { calendarOverrides } from './expression.calendar.ts';
import { comparisonOverrides } from './expression.comparison.ts';
import { conversionOverrides } from './expression.conversion.ts';
import { dateOverrides } from './expression.dates.ts';
import { formatOverrides } from './expression.formats.ts';
import { listOperators } from './expression.lists.ts';
import { logicOverrides } from './expression.logic.ts';
import { percentileAccumulators, percentileExpressions } from './expression.percentiles.ts';
import type { Operators, Scope } from './expression.scope.ts';
import { setOverrides } from './expression.sets.ts';
import { textOverrides } from './expression.text.ts';
import { failedToParse, StoreError } from './failure.ts';
import { toRegExp } from './matcher.regex.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, isRegex } from './values.ts';

/** Values of `$$name` in an expression. */
export type Variables = Doc;

/** Operators that would run text as code: never offered, wherever they stand. */
const SCRIPTS = new Set(['$function', '$accumulator', '$where']);

function without(operators: object): Operators {
  const kept = Object.entries(operators).filter(([name]) => !SCRIPTS.has(name));
  return Object.fromEntries(kept) as Operators;
}

/** mingo's accumulators with the BSON-correct ones in their place. */
export const allAccumulators: Operators = {
  ...without(accumulators),
  ...accumulatorOverrides,
  ...percentileAccumulators,
};

/** mingo's expressions with the BSON-correct ones in their place. */
export const allExpressions: Operators = {
  ...without(expressions),
  ...comparisonOverrides,
  ...arithmeticOverrides,
  ...conversionOverrides,
  ...setOverrides,
  ...dateOverrides,
  ...listOverrides,
  ...percentileExpressions,
  ...logicOverrides,
  ...listOperators,
  ...textOverrides,
  ...calendarOverrides,
  ...formatOverrides,
  ...bitOverrides,
};

/** mingo keeps the class of its scopes to itself; a stage that hands its scope out reaches it. */
function captureScope(): Scope {
  let captured: unknown;
  const context = Context.init({
    accumulator: allAccumulators as never,
    expression: allExpressions as never,
    pipeline: {
      $capture: (collection: unknown, _argument: unknown, scope: unknown) => {
        captured = scope;
        return collection;
      },
    } as never,
  });
  new Aggregator([{ $capture: 1 }], { context } as Options).run([]);
  return captured as Scope;
}

const base = captureScope();

/** A fresh scope whose root is `root`, derived from another one. */
export function scopeFor(scope: Scope, root: unknown, variables?: Variables): Scope {
  const maker = scope.constructor as unknown as { init(from: Scope): Scope };
  return maker.init(scope).update({ root, variables: variables ?? {} });
}

const prepared = new WeakMap<object, unknown>();

/** mingo wants JavaScript's regular expressions; scripts are refused here, by name. */
export function prepareExpression(expression: unknown): unknown {
  if (typeof expression !== 'object' || expression === null) return expression;
  const known = prepared.get(expression);
  if (known !== undefined) return known;
  const ready = rewrite(expression);
  prepared.set(expression, ready);
  return ready;
}

function rewrite(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewrite);
  if (isRegex(value)) return toRegExp(value);
  if (!isDoc(value)) return value;
  const out: Doc = {};
  for (const key of Object.keys(value)) {
    if (SCRIPTS.has(key)) throw failedToParse(`${key} is not supported: the store runs no scripts`);
    out[key] = key === '$literal' ? value[key] : rewrite(value[key]);
  }
  return out;
}

/** Turns what mingo throws into the server's errors; our own pass unchanged. */
export function translateFailure(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const stage = /unregistered pipeline operator (\S+?)\.?$/.exec(message);
  if (stage) {
    return new StoreError(
      40324,
      'Location40324',
      `Unrecognized pipeline stage name: '${stage[1]}'`,
    );
  }
  const operator = /'(\$\w+)' is not registered/.exec(message);
  if (operator) {
    return new StoreError(
      168,
      'InvalidPipelineOperator',
      `Unrecognized expression '${operator[1]}'`,
    );
  }
  return new StoreError(17276, 'Location17276', message);
}

/** Scopes by the collation of the command they are for. */
const collated = new WeakMap<Intl.Collator, Scope>();

function scopeUnder(collation: Collation): Scope {
  if (!collation) return base;
  const known = collated.get(collation);
  if (known) return known;
  const made = new (base.constructor as new (options: object) => Scope)({
    ...base.options,
    run: { collation },
  });
  collated.set(collation, made);
  return made;
}

/** Evaluates an aggregation expression for a document. @throws StoreError */
export function evaluate(
  doc: unknown,
  expression: unknown,
  variables?: Variables,
  collation?: Collation,
): unknown {
  try {
    const scope = scopeFor(scopeUnder(collation), doc, variables);
    return evalExpr(doc, prepareExpression(expression), scope as unknown as Options);
  } catch (error) {
    throw translateFailure(error);
  }
}

/** The values of a command's `let`. */
export function evaluateLet(definitions: unknown): Variables {
  const out: Variables = {};
  if (isDoc(definitions)) {
    for (const name of Object.keys(definitions)) out[name] = evaluate({}, definitions[name]);
  }
  return out;
}

/** Truth as expressions see it: missing, null, false and zero are false. */
export function isTrue(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false;
  return !(isNumeric(value) && toNumber(value) === 0);
}
