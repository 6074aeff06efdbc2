import type { Collation } from './compare.ts';
import { getPath, isOperators, setPath } from './document.paths.ts';
import { located } from './expression.operands.ts';
import { evaluate, type Variables } from './expression.ts';
import { StoreError, unsupported } from './failure.ts';
import { anyMatchedPosition, matchedPosition } from './matcher.positions.ts';
import { elementTest } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { checkProjection } from './projection.checking.ts';
import { FieldNames, isPlainName } from './raw.fields.ts';
import { type Doc, isDoc, isNumeric } from './values.ts';

/** Makes of a document what the projection asks for; never changes the document. */
export type Project = (doc: Doc) => Doc;

type Tree = { [part: string]: Tree | true };

const isFlag = (value: unknown) => typeof value === 'boolean' || isNumeric(value);
const isOn = (value: unknown) => value === true || (value !== false && toNumber(value) !== 0);

function flatten(spec: Doc, prefix = '', out: Doc = {}): Doc {
  for (const key of Object.keys(spec)) {
    const value = spec[key];
    const nested = isDoc(value) && Object.keys(value).length > 0 && !isOperators(value);
    if (nested) flatten(value, `${prefix}${key}.`, out);
    else out[prefix + key] = value;
  }
  return out;
}

const hasOperator = (value: unknown, name: string) => isDoc(value) && name in value;

/** Whether the projection names what to keep (true) or what to leave out. @throws when it does both */
function keeps(fields: Doc, query: boolean): boolean {
  let including: boolean | undefined;
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (key === '_id' && isFlag(value)) continue;
    if (query && (hasOperator(value, '$slice') || hasOperator(value, '$elemMatch'))) continue;
    const mode = isFlag(value) ? isOn(value) : true;
    including ??= mode;
    if (including === mode) continue;
    if (!isFlag(value))
      throw located(31252, 'Cannot use expression other than $meta in exclusion projection');
    const [doing, within] = mode ? ['inclusion', 'exclusion'] : ['exclusion', 'inclusion'];
    throw new StoreError(
      mode ? 31253 : 31254,
      mode ? 'Location31253' : 'Location31254',
      `Cannot do ${doing} on field ${key} in ${within} projection`,
    );
  }
  if (including !== undefined) return including;
  if (query && Object.values(fields).some((value) => hasOperator(value, '$elemMatch'))) return true;
  return '_id' in fields && isFlag(fields._id) ? isOn(fields._id) : false;
}

function treeOf(fields: Doc): Tree {
  const root: Tree = {};
  for (const key of Object.keys(fields)) {
    if (!isFlag(fields[key]) || key === '_id') continue;
    const path = key.replace(/\.\$$/, '').split('.');
    let node = root;
    for (const part of path.slice(0, -1)) {
      const next = node[part];
      if (next === true) throw located(31249, `Path collision at ${key}`);
      const inner: Tree = next ?? {};
      node[part] = inner;
      node = inner;
    }
    const last = path.at(-1) as string;
    if (node[last] && node[last] !== true) throw located(31250, `Path collision at ${key}`);
    node[last] = true;
  }
  return root;
}

function include(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.filter((e) => isDoc(e) || Array.isArray(e)).map((e) => include(e, tree));
  }
  const out: Doc = {};
  for (const key of Object.keys(value as Doc)) {
    const node = tree[key];
    const field = (value as Doc)[key];
    if (node === true) out[key] = field;
    else if (node && (isDoc(field) || Array.isArray(field))) out[key] = include(field, node);
  }
  return out;
}

function exclude(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) {
    return value.map((e) => (isDoc(e) || Array.isArray(e) ? exclude(e, tree) : e));
  }
  const out: Doc = {};
  for (const key of Object.keys(value as Doc)) {
    const node = tree[key];
    const field = (value as Doc)[key];
    if (node === true) continue;
    out[key] = node && (isDoc(field) || Array.isArray(field)) ? exclude(field, node) : field;
  }
  return out;
}

function slice(array: unknown[], spec: unknown): unknown[] {
  if (!Array.isArray(spec)) {
    const n = toNumber(spec);
    return n >= 0 ? array.slice(0, n) : array.slice(n);
  }
  const [skip, limit] = spec.map((n) => toNumber(n)) as [number, number];
  const start = skip < 0 ? Math.max(0, array.length + skip) : skip;
  return array.slice(start, start + limit);
}

/** Sets a path in a projected copy without touching documents shared with the original. */
function setCopied(out: Doc, path: string[], value: unknown): void {
  let holder = out;
  for (const part of path.slice(0, -1)) {
    const next = holder[part];
    holder[part] = isDoc(next) ? { ...next } : {};
    holder = holder[part] as Doc;
  }
  holder[path.at(-1) as string] = value;
}

interface Question {
  filter: Doc;
  collation: Collation;
  variables: Variables | undefined;
  /** Whether this is a find projection, where `$slice`, `$elemMatch` and `a.$` have their own sense. */
  query: boolean;
}

type Extra = (doc: Doc, out: Doc) => void;

function positional(path: string[], question: Question): Extra {
  return (doc, out) => {
    const array = getPath(doc, path);
    if (!Array.isArray(array)) return;
    const own = matchedPosition(question.filter, doc, path, question.collation);
    const place = own < 0 ? anyMatchedPosition(question.filter, doc, question.collation) : own;
    if (place < 0)
      throw new StoreError(
        51246,
        'Location51246',
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    setCopied(out, path, [array[place]]);
  };
}

function elemMatch(path: string[], condition: unknown, collation: Collation): Extra {
  if (path.length > 1) throw located(31275, 'Cannot use $elemMatch projection on a nested field');
  const test = elementTest(condition, collation);
  return (doc, out) => {
    const array = getPath(doc, path);
    const found = Array.isArray(array) ? array.find(test) : undefined;
    if (found !== undefined) setCopied(out, path, [found]);
    else delete out[path[0] as string];
  };
}

function extraOf(key: string, value: unknown, question: Question): Extra | undefined {
  const path = key.replace(/\.\$$/, '').split('.');
  if (isFlag(value)) {
    return question.query && key.endsWith('.$') ? positional(path, question) : undefined;
  }
  if (question.query && isDoc(value)) {
    if ('$elemMatch' in value) return elemMatch(path, value.$elemMatch, question.collation);
    if ('$slice' in value && isSliceOfQuery(value.$slice)) {
      if (Array.isArray(value.$slice) && toNumber(value.$slice[1]) <= 0)
        throw located(28724, 'The limit of $slice must be positive');
      return (doc, out) => {
        const array = getPath(doc, path);
        if (Array.isArray(array)) setCopied(out, path, slice(array, value.$slice));
      };
    }
    if ('$meta' in value) throw unsupported('projecting $meta');
  }
  return (doc, out) => {
    const computed = evaluate(doc, value, question.variables);
    if (computed === undefined) return;
    if (path.length === 1) out[key] = computed;
    else setPath(out, path, computed);
  };
}

const isSliceOfQuery = (spec: unknown) =>
  isNumeric(spec) || (Array.isArray(spec) && spec.every(isNumeric));

/** Compiles a projection; undefined when there is nothing to project. */
export function compileProjection(
  spec: Doc | undefined,
  options: Partial<Question> = {},
): Project | undefined {
  if (!spec || !Object.keys(spec).length) return undefined;
  const question: Question = {
    filter: {},
    collation: undefined,
    variables: undefined,
    query: false,
    ...options,
  };
  const fields = flatten(spec);
  checkProjection(fields, question.query);
  const including = keeps(fields, question.query);
  const withId = !('_id' in fields) || !isFlag(fields._id) || isOn(fields._id);
  const tree = treeOf(fields);
  const extras = Object.keys(fields).flatMap((key) => extraOf(key, fields[key], question) ?? []);
  return (doc) => {
    const kept = (including ? include(doc, tree) : exclude(doc, tree)) as Doc;
    const out: Doc = including && withId && '_id' in doc ? { _id: doc._id, ...kept } : kept;
    if (!withId) delete out._id;
    for (const extra of extras) extra(doc, out);
    return out;
  };
}

/** The names of a projection that only keeps plain top-level fields: it can be done on raw BSON. */
export function plainlyKept(spec: Doc | undefined): FieldNames | undefined {
  const names = Object.keys(spec ?? {});
  const kept = names.filter((name) => isOn((spec as Doc)[name]));
  const simple = names.every(
    (name) => isFlag((spec as Doc)[name]) && isPlainName(name) && !/^\$|\./.test(name),
  );
  if (!simple || !kept.some((name) => name !== '_id')) return undefined;
  if (names.some((name) => name !== '_id' && !kept.includes(name))) return undefined;
  return new FieldNames(names.includes('_id') ? kept : ['_id', ...kept]);
}
