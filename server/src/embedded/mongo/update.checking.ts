import { isArrayIndex } from './document.paths.ts';
import { badValue, failedToParse, StoreError } from './failure.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, typeName } from './values.ts';

const shown = (value: unknown) => JSON.stringify(value);

const isWhole = (value: unknown) => isNumeric(value) && Number.isInteger(toNumber(value));

const isDirection = (value: unknown) => isNumeric(value) && Math.abs(toNumber(value)) === 1;

function checkOrder(order: unknown): void {
  if (isDoc(order)) {
    if (!Object.keys(order).length)
      throw badValue('The $sort pattern is empty when it should be a set of fields.');
    for (const [path, direction] of Object.entries(order)) {
      if (!isDirection(direction))
        throw badValue(`The $sort element value must be either 1 or -1: ${path}`);
    }
  } else if (!isDirection(order))
    throw badValue(
      'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
    );
}

/** What may stand beside `$each`. */
function checkPush(argument: unknown): void {
  if (!isDoc(argument) || !('$each' in argument)) return;
  for (const [clause, value] of Object.entries(argument)) {
    if (clause === '$each') continue;
    if (clause === '$sort') checkOrder(value);
    else if (clause !== '$slice' && clause !== '$position')
      throw badValue(`Unrecognized clause in $push: ${clause}`);
    else if (!isWhole(value))
      throw badValue(
        `The value for ${clause} must be an integer value but was given type: ${typeName(value)}`,
      );
  }
}

function checkAddToSet(argument: unknown): void {
  if (isDoc(argument) && '$each' in argument && Object.keys(argument).length > 1)
    throw badValue(`Found unexpected fields after $each in $addToSet: ${shown(argument)}`);
}

function checkPop(argument: unknown, path: string): void {
  if (!isNumeric(argument))
    throw failedToParse(`Expected a number in: ${path}: ${shown(argument)}`);
  if (!isDirection(argument))
    throw failedToParse(`$pop expects 1 or -1, found: ${String(argument)}`);
}

function checkRename(target: unknown, path: string): void {
  if (typeof target !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${shown(target)}`);
  if (target === path)
    throw badValue(`The source and target field for $rename must differ: ${path}: "${path}"`);
  for (const [end, name] of Object.entries({ source: path, destination: target })) {
    if (/(^|\.)\$/.test(name))
      throw badValue(`The ${end} field for $rename may not be dynamic: ${name}`);
  }
}

function checkBits(argument: unknown): void {
  if (isDoc(argument) && !Object.keys(argument).length)
    throw badValue(
      'You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}',
    );
}

function checkCurrentDate(argument: unknown): void {
  if (typeof argument === 'boolean') return;
  if (!isDoc(argument))
    throw badValue(
      `${typeName(argument)} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  const other = Object.keys(argument).find((name) => name !== '$type');
  if (other !== undefined) throw badValue(`Unrecognized $currentDate option: ${other}`);
  if (argument.$type !== 'date' && argument.$type !== 'timestamp')
    throw badValue(
      `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}`,
    );
}

const CHECKS: Record<string, (argument: unknown, path: string) => void> = {
  $push: checkPush,
  $addToSet: checkAddToSet,
  $pop: checkPop,
  $rename: checkRename,
  $bit: checkBits,
  $currentDate: checkCurrentDate,
};

export const conflict = (path: string, at: string) =>
  new StoreError(
    40,
    'ConflictingUpdateOperators',
    `Updating the path '${path}' would create a conflict at '${at}'`,
  );

/** Refuses two operators on one path, or on a path and its parent. */
export class Claims {
  private readonly paths = new Set<string>();
  private readonly parents = new Set<string>();

  /** @throws ConflictingUpdateOperators */
  take(parts: readonly string[]): void {
    const path = parts.join('.');
    if (this.paths.has(path) || this.parents.has(path)) throw conflict(path, path);
    let parent = '';
    for (const part of parts.slice(0, -1)) {
      parent = parent ? `${parent}.${part}` : part;
      if (this.paths.has(parent)) throw conflict(path, parent);
      this.parents.add(parent);
    }
    this.paths.add(path);
  }
}

const isElements = (part: string) => /^\$\[.*\]$/.test(part);

/** `a.$[x]` goes through an array where `a.0` and `a.b` may go through a document: one update cannot mean both. */
function checkMixed(paths: string[][]): void {
  const kinds = new Map<string, boolean>();
  for (const parts of paths) {
    for (let i = 1; i < parts.length; i++) {
      const parent = parts.slice(0, i).join('.');
      const kind = isElements(parts[i] as string);
      if (kinds.get(parent) === !kind) throw conflict(parts.join('.'), parent);
      kinds.set(parent, kind);
    }
  }
}

/** Refuses operators with arguments or paths that can never work. @throws StoreError */
export function checkOperators(update: Doc): void {
  const claims = new Claims();
  const paths: string[][] = [];
  for (const [operator, fields] of Object.entries(update)) {
    for (const [path, argument] of Object.entries(fields as Doc)) {
      const parts = path.split('.');
      if (parts.includes(''))
        throw new StoreError(
          56,
          'EmptyFieldName',
          `The update path '${path}' contains an empty field name, which is not allowed.`,
        );
      CHECKS[operator]?.(argument, path);
      const ends = operator === '$rename' ? [parts, String(argument).split('.')] : [parts];
      for (const end of ends) {
        claims.take(end);
        paths.push(end);
      }
    }
  }
  if (paths.some((parts) => parts.some(isElements))) checkMixed(paths);
}

function comparePaths(a: string[], b: string[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    if (isArrayIndex(x) && isArrayIndex(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
}

/** One field an operator changes. */
export interface FieldChange {
  operator: string;
  parts: string[];
  argument: unknown;
}

/** What the operators change, in the order of the fields' names: new fields are added so. */
export function changesOf(update: Doc): FieldChange[] {
  return Object.entries(update)
    .flatMap(([operator, fields]) =>
      Object.entries(fields as Doc).map(([path, argument]) => ({
        operator,
        parts: path.split('.'),
        argument,
      })),
    )
    .sort((a, b) => comparePaths(placeOf(a), placeOf(b)));
}

/** A renamed field is made where it goes to. */
const placeOf = ({ operator, parts, argument }: FieldChange) =>
  operator === '$rename' ? String(argument).split('.') : parts;
