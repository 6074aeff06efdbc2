import { failedToParse, StoreError, typeMismatch, unsupported } from './failure.ts';
import { compileFilter } from './matcher.ts';
import { toNumber } from './numbers.ts';
import { type Doc, isDoc, isNumeric, typeName } from './values.ts';

/** Options of MongoDB's indexes that there are not here. */
const MISSING_OPTIONS = [
  'collation',
  'wildcardProjection',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'storageEngine',
  'clustered',
  'prepareUnique',
];

const OPTIONS = [
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'background',
  'dropDups',
  'comment',
  'hidden',
];

const SPECIAL = ['text', '2d', '2dsphere', 'hashed', 'geoHaystack', 'columnstore'];

const cannotCreate = (message: string) => new StoreError(67, 'CannotCreateIndex', message);

const isSimple = (collation: unknown) => isDoc(collation) && collation.locale === 'simple';

function checkNames(spec: Doc): void {
  for (const option of Object.keys(spec)) {
    if (OPTIONS.includes(option) || (option === 'collation' && isSimple(spec.collation))) continue;
    if (MISSING_OPTIONS.includes(option)) throw unsupported(`the index option '${option}'`);
    throw new StoreError(
      197,
      'InvalidIndexSpecificationOption',
      `The field '${option}' is not valid for an index specification`,
    );
  }
}

function checkKey(key: unknown): void {
  if (!isDoc(key))
    throw failedToParse("The 'key' field is a required property of an index specification");
  if (!Object.keys(key).length) throw cannotCreate('Index keys cannot be empty.');
  for (const [field, direction] of Object.entries(key)) {
    if (typeof direction === 'string') {
      if (SPECIAL.includes(direction)) throw unsupported(`a ${direction} index (on '${field}')`);
      throw cannotCreate(`Unknown index plugin '${direction}'`);
    }
    if (!isNumeric(direction) || !toNumber(direction))
      throw cannotCreate(`Values in the index key pattern cannot be ${String(direction)}`);
    if (field.includes('$**')) throw unsupported('a wildcard index');
  }
}

function checkExpiry(key: Doc, seconds: unknown): void {
  if (seconds === undefined) return;
  if (!isNumeric(seconds))
    throw typeMismatch(
      `The field 'expireAfterSeconds' must be a number, but got ${typeName(seconds)}`,
    );
  const limit = toNumber(seconds);
  if (!(limit >= 0 && limit <= 0x7fffffff))
    throw cannotCreate('TTL index expireAfterSeconds must be within 0 and INT_MAX');
  if (Object.keys(key).length > 1)
    throw cannotCreate(
      'TTL indexes are single-field indexes, compound indexes do not support TTL.',
    );
}

const PARTIAL_OPERATORS = ['$eq', '$gt', '$gte', '$lt', '$lte', '$type', '$in', '$exists'];

function checkPartial(filter: Doc): void {
  compileFilter(filter);
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' || key === '$or') {
      for (const part of condition as Doc[]) checkPartial(part);
      continue;
    }
    const operators = isDoc(condition)
      ? Object.keys(condition).filter((name) => name[0] === '$')
      : [];
    const wrong =
      key[0] === '$' ? key : operators.find((name) => !PARTIAL_OPERATORS.includes(name));
    if (wrong !== undefined || (isDoc(condition) && condition.$exists === false))
      throw cannotCreate(`Expression not supported in partial index: ${wrong ?? '$exists: false'}`);
  }
}

/** Refuses a specification as the server does, before anything is built. @throws StoreError */
export function checkIndexFields(spec: Doc): void {
  if (!isDoc(spec)) throw typeMismatch('an index specification must be an object');
  checkNames(spec);
  checkKey(spec.key);
  const key = spec.key as Doc;
  if (typeof spec.name !== 'string' || !spec.name)
    throw failedToParse("The 'name' field is a required property of an index specification");
  if (spec.name === '*') throw badName();
  for (const flag of ['unique', 'sparse', 'hidden', 'background']) {
    const value = spec[flag];
    if (value !== undefined && typeof value !== 'boolean' && !isNumeric(value))
      throw typeMismatch(
        `The field '${flag}' has value ${flag}: ${String(value)}, which is not convertible to bool`,
      );
  }
  if (spec.hidden === true) throw unsupported('a hidden index');
  checkExpiry(key, spec.expireAfterSeconds);
  const filter = spec.partialFilterExpression;
  if (filter === undefined) return;
  if (!isDoc(filter)) throw typeMismatch("The field 'partialFilterExpression' must be an object");
  if (spec.sparse) throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options");
  checkPartial(filter);
}

const badName = () => new StoreError(2, 'BadValue', "The index name '*' is not valid.");
