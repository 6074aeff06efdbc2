import { StoreError } from './failure.ts';
import { type Doc, hasOwn, isDoc } from './values.ts';

export const isArrayIndex = (part: string) => /^(0|[1-9]\d*)$/.test(part);

/**
 * Visits every value a dotted path reaches, going through arrays as MongoDB does; a path that
 * leads nowhere is visited once as undefined. Stops and returns true when `visit` does.
 */
export function visitPath(
  value: unknown,
  path: readonly string[],
  depth: number,
  visit: (value: unknown) => boolean,
): boolean {
  if (depth === path.length) return visit(value);
  const part = path[depth] as string;
  if (Array.isArray(value)) {
    if (isArrayIndex(part) && Number(part) < value.length) {
      if (visitPath(value[Number(part)], path, depth + 1, visit)) return true;
    }
    for (const element of value) {
      if (isDoc(element) && visitPath(element, path, depth, visit)) return true;
    }
    return false;
  }
  if (!isDoc(value)) return visit(undefined);
  return hasOwn(value, part) ? visitPath(value[part], path, depth + 1, visit) : visit(undefined);
}

/** The value at an exact path (array places as numbers), or undefined. */
export function getPath(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const part of path) {
    if (Array.isArray(value)) value = isArrayIndex(part) ? value[Number(part)] : undefined;
    else if (isDoc(value)) value = hasOwn(value, part) ? value[part] : undefined;
    else return undefined;
  }
  return value;
}

const LARGEST_PADDING = 1_500_000;

function assign(holder: Doc | unknown[], part: string, value: unknown): void {
  if (!Array.isArray(holder)) {
    if (part === '__proto__')
      throw new StoreError(2, 'BadValue', "a field may not be named '__proto__'");
    holder[part] = value;
    return;
  }
  const index = Number(part);
  if (index > holder.length + LARGEST_PADDING) {
    throw new StoreError(2, 'BadValue', `can't backfill more than ${LARGEST_PADDING} elements`);
  }
  while (holder.length < index) holder.push(null);
  holder[index] = value;
}

function notViable(part: string, parent: string, value: unknown): StoreError {
  const shown = JSON.stringify({ [parent]: value });
  return new StoreError(28, 'PathNotViable', `Cannot create field '${part}' in element ${shown}`);
}

/** Sets the value at a path in place, making documents on the way. @throws PathNotViable */
export function setPath(root: Doc, path: readonly string[], value: unknown): void {
  let holder: Doc | unknown[] = root;
  for (let i = 0; i < path.length; i++) {
    const part = path[i] as string;
    if (Array.isArray(holder) && !isArrayIndex(part)) {
      throw notViable(part, path[i - 1] ?? '', holder);
    }
    if (i === path.length - 1) {
      assign(holder, part, value);
      return;
    }
    let next = getPath(holder, [part]);
    if (next === undefined) {
      next = {};
      assign(holder, part, next);
    }
    if (!isDoc(next) && !Array.isArray(next)) throw notViable(path[i + 1] as string, part, next);
    holder = next;
  }
}

/** Removes the value at a path in place; an array element becomes null. */
export function unsetPath(root: Doc, path: readonly string[]): void {
  const holder = getPath(root, path.slice(0, -1));
  const last = path.at(-1) as string;
  if (Array.isArray(holder)) {
    if (isArrayIndex(last) && Number(last) < holder.length) holder[Number(last)] = null;
  } else if (isDoc(holder)) delete holder[last];
}

/** Whether a document is written as operators (`{$gt: 1}`) and not as a plain value. */
export function isOperators(value: unknown): value is Doc {
  if (!isDoc(value)) return false;
  const first = Object.keys(value)[0];
  return first?.[0] === '$' && first !== '$ref' && first !== '$id' && first !== '$db';
}
