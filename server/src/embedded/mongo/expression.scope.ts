import { evalExpr } from 'mingo/core';
import type { Options } from 'mingo/types';
import type { Collation } from './compare.ts';
import { encodeKey, keyText } from './key.encoding.ts';
import { type Doc, isDoc } from './values.ts';

/** What a pipeline run lends to its stages. */
export interface PipelineRun {
  /** Documents of another collection, by an index where one serves. */
  find(collection: string, filter?: Doc): Doc[];
  /** Runs further stages within the same run. */
  stages(docs: Iterable<Doc>, pipeline: Doc[], variables?: Doc): Doc[];
  readonly collation?: Collation;
}

/** mingo's ComputeOptions, as far as operators use it. */
export interface Scope {
  readonly options: { readonly run?: PipelineRun };
  readonly local: { readonly root?: unknown; readonly variables?: Doc };
  readonly variables?: Doc;
  readonly context: { getOperator(kind: string, name: string): Operator | null };
  update(locals: { root?: unknown; variables?: Doc; groupId?: unknown }): Scope;
}

/** An expression: (document, argument, scope); an accumulator gets all documents of a group. */
export type Operator = (input: unknown, argument: unknown, scope: Scope) => unknown;

export type Operators = Record<string, Operator>;

/** Evaluates within an operator, keeping its variables. */
export const evaluateIn = (input: unknown, expression: unknown, scope: Scope): unknown =>
  evalExpr(input, expression, scope as unknown as Options);

/** The collation of the command an operator works for. */
export const collationOf = (scope: Scope): Collation => scope.options.run?.collation;

/** The name in an expression such as '$price': one field of the document at hand, and no more. */
export const fieldNamed = (expression: unknown): string | undefined =>
  typeof expression === 'string' && /^\$[^$.\0]+$/.test(expression)
    ? expression.slice(1)
    : undefined;

/** Every document's value of an expression; those that need no evaluating at once. */
export function valuesIn(docs: unknown[], expression: unknown, scope: Scope): unknown[] {
  if (typeof expression === 'number') return new Array(docs.length).fill(expression);
  const name = isMissing(scope.local.root) ? fieldNamed(expression) : undefined;
  return docs.map((doc) =>
    name !== undefined && isDoc(doc)
      ? Object.hasOwn(doc, name)
        ? doc[name]
        : undefined
      : evaluateIn(doc, expression, scope),
  );
}

/** The variables an inner pipeline or filter may use. */
export const variablesOf = (scope: Scope): Doc => ({
  ...scope.variables,
  ...scope.local.variables,
});

export const isMissing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

/** One text per distinct BSON value, so that maps and sets can be used. */
export const valueKey = (value: unknown): string =>
  typeof value === 'string' ? `"${value}` : keyText(encodeKey(0, [value]));
