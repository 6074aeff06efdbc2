import * as expressions from 'mingo/operators/expression';
import { holds, located, taking } from './expression.operands.ts';
import { evaluateIn, type Operator, type Operators } from './expression.scope.ts';
import { type Doc, isDoc, typeName } from './values.ts';

/** Stops at the first operand that settles it, as the rest may fail. */
const settledBy =
  (decisive: boolean): Operator =>
  (doc, argument, scope) => {
    const operands = Array.isArray(argument) ? argument : [argument];
    const found = operands.some((operand) => holds(evaluateIn(doc, operand, scope)) === decisive);
    return found === decisive;
  };

const conditional: Operator = (doc, argument, scope) => {
  const [condition, yes, no] = Array.isArray(argument)
    ? argument
    : [(argument as Doc).if, (argument as Doc).then, (argument as Doc).else];
  return evaluateIn(doc, holds(evaluateIn(doc, condition, scope)) ? yes : no, scope);
};

const choose: Operator = (doc, argument, scope) => {
  const spec = argument as Doc & { branches: { case: unknown; then: unknown }[] };
  const branch = spec.branches.find((one) => holds(evaluateIn(doc, one.case, scope)));
  if (branch) return evaluateIn(doc, branch.then, scope);
  if ('default' in spec) return evaluateIn(doc, spec.default, scope);
  throw located(
    40066,
    '$switch could not find a matching branch for an input, and no default was specified.',
  );
};

const ofList = (name: string, code: number, judge: (list: unknown[]) => boolean): Operator =>
  taking(name, 1, 1, ([list]) => {
    if (Array.isArray(list)) return judge(list);
    throw located(code, `${name}'s argument must be an array, but is ${typeName(list)}`);
  });

/** What counts as true in a condition of `$filter` is said by `$cond`. */
const filter: Operator = (doc, argument, scope) => {
  if (!isDoc(argument)) throw located(28646, '$filter only supports an object as its argument');
  const sifted = { ...argument, cond: { $cond: [argument.cond, true, false] } };
  return (expressions.$filter as unknown as Operator)(doc, sifted, scope);
};

export const logicOverrides: Operators = {
  $and: settledBy(false),
  $or: settledBy(true),
  $not: taking('$not', 1, 1, ([value]) => !holds(value)),
  $cond: conditional,
  $switch: choose,
  $allElementsTrue: ofList('$allElementsTrue', 17040, (list) => list.every(holds)),
  $anyElementTrue: ofList('$anyElementTrue', 17041, (list) => list.some(holds)),
  $filter: filter,
};
