import { BSON, Double } from 'bson';
import { eachField } from './raw.fields.ts';
import { decode, plainReferences } from './raw.values.ts';
import { type Doc, isDoc, isInt32, tagOf } from './values.ts';

const [DOUBLE, OBJECT, ARRAY] = [1, 3, 4];

/** Whether a document holds a double that JavaScript would take for an int: one like 5.0, at any depth. */
export function hasWholeDouble(raw: Buffer): boolean {
  let found = false;
  eachField(raw, (start, value, end) => {
    const type = raw[start];
    if (type === DOUBLE) found = isInt32(raw.readDoubleLE(value));
    else if (type === OBJECT || type === ARRAY) found = hasWholeDouble(raw.subarray(value, end));
    return found;
  });
  return found;
}

/** Numbers out of their wrappers again, but for the doubles that would come back as ints. */
function unwrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrapped);
  if (isDoc(value)) {
    for (const key of Object.keys(value)) value[key] = unwrapped(value[key]);
    return value;
  }
  const tag = tagOf(value);
  if (tag === 'Int32') return Number(value);
  return tag === 'Double' && !isInt32(Number(value)) ? Number(value) : value;
}

const EVERY_TYPE = { promoteValues: false, bsonRegExp: true } as const;

/** Decodes what will be encoded again: as `decode`, but a whole double stays a Double. */
export const decodeExact = (raw: Buffer): Doc =>
  hasWholeDouble(raw)
    ? (unwrapped(plainReferences(raw, BSON.deserialize(raw, EVERY_TYPE))) as Doc)
    : decode(raw);

/** Commands whose body holds values that will be stored. */
const WRITING = ['findAndModify', 'findandmodify', 'update'];

/** Decodes the body of a command. */
export function decodeCommand(body: Buffer): Doc {
  const command = decode(body);
  return WRITING.includes(Object.keys(command)[0] as string) ? decodeExact(body) : command;
}

/** A deep copy with plain numbers for Doubles, as the operators of expressions read them. */
export function withoutDoubles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDoubles);
  if (tagOf(value) === 'Double') return Number(value);
  if (!isDoc(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, withoutDoubles(v)]));
}

/** What was made of `old`, with the Doubles it left as they were. */
export function keepDoubles(made: unknown, old: unknown): unknown {
  if (tagOf(old) === 'Double') return made === Number(old) ? old : made;
  if (Array.isArray(made) && Array.isArray(old))
    return made.map((element, i) => keepDoubles(element, old[i]));
  if (!isDoc(made) || !isDoc(old)) return made;
  return Object.fromEntries(
    Object.entries(made).map(([key, v]) => [key, key in old ? keepDoubles(v, old[key]) : v]),
  );
}

/** A double as it is encoded as a double. */
export const asDouble = (n: number): unknown => (isInt32(n) ? new Double(n) : n);

/** Whether a value was, or will be, encoded as a double. */
export const isDouble = (value: unknown): boolean =>
  typeof value === 'number' ? !isInt32(value) : tagOf(value) === 'Double';
