import { isPlainName } from './raw.fields.ts';
import { type Doc, isDoc } from './values.ts';

/** Expressions that look at more than the paths written in them. */
const WIDE = new Set([
  '$getField',
  '$setField',
  '$unsetField',
  '$function',
  '$accumulator',
  'sortBy',
]);

/** Adds the top-level fields an expression names; false when it may look at others. */
function gatherPaths(expression: unknown, names: Set<string>): boolean {
  if (typeof expression === 'string') {
    if (expression[0] !== '$') return true;
    const name = expression.slice(1).split('.')[0] as string;
    if (name[0] === '$' || !isPlainName(name)) return false;
    names.add(name);
    return true;
  }
  if (Array.isArray(expression)) return expression.every((part) => gatherPaths(part, names));
  if (!isDoc(expression)) return true;
  return Object.keys(expression).every(
    (key) => key === '$literal' || (!WIDE.has(key) && gatherPaths(expression[key], names)),
  );
}

/** The top-level fields a pipeline reads where its first stage is a `$group`; undefined when it may read any. */
export function fieldsGrouped(pipeline: readonly Doc[]): Set<string> | undefined {
  const group = pipeline[0]?.$group;
  const names = new Set<string>();
  return isDoc(group) && gatherPaths(group, names) ? names : undefined;
}
