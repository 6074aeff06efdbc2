import { BSON, DBRef, ObjectId } from 'bson';
import { eachField, type FieldNames, joinFields, TYPE } from './raw.fields.ts';
import { type Doc, isDoc } from './values.ts';

const KEEP_TYPES = { promoteLongs: false, promoteBuffers: false, bsonRegExp: true } as const;
const FOR_PIPELINES = { promoteLongs: true, promoteBuffers: false, bsonRegExp: true } as const;

type Decoder = (raw: Uint8Array) => Doc;

const REFERENCE = Buffer.from('\x02$ref\0', 'latin1');

function withoutClass(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClass);
  if (value instanceof DBRef) {
    const { collection, oid, db, fields } = value;
    const name = db === undefined ? {} : { $db: db };
    return { $ref: collection, $id: oid, ...name, ...fields };
  }
  if (!isDoc(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutClass(inner)]),
  );
}

/** A reference (`$ref`, `$id`) is a document like any other to a server: paths lead into it. */
export function plainReferences(raw: Uint8Array, doc: Doc): Doc {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  return bytes.includes(REFERENCE) ? (withoutClass(doc) as Doc) : doc;
}

/** Decodes a document; longs, binaries and regular expressions keep their BSON classes. */
export const decode: Decoder = (raw) => plainReferences(raw, BSON.deserialize(raw, KEEP_TYPES));

/** Decodes for aggregation, where longs within the safe range become plain numbers. */
export const decodePlain: Decoder = (raw) =>
  plainReferences(raw, BSON.deserialize(raw, FOR_PIPELINES));

/** Names that BSON reads as more than names: those of a reference to another document, and one that JavaScript keeps. */
const isOrdinary = (name: string) => name[0] !== '$' && name !== '__proto__';

/** The document at `at`, value by value; undefined where a name is not an ordinary one. */
function decodeInner(raw: Buffer, at: number, whole: Decoder): Doc | undefined {
  const doc: Doc = {};
  let ordinary = true;
  eachField(
    raw,
    (start, value, end) => {
      const name = raw.toString('utf8', start + 1, value - 1);
      ordinary = isOrdinary(name);
      if (ordinary) doc[name] = decodeValue(raw, start, value, end, whole);
      return !ordinary;
    },
    at,
  );
  return ordinary ? doc : undefined;
}

function decodeList(raw: Buffer, at: number, whole: Decoder): unknown[] {
  const list: unknown[] = [];
  eachField(
    raw,
    (start, value, end) => {
      list.push(decodeValue(raw, start, value, end, whole));
      return false;
    },
    at,
  );
  return list;
}

/** Decodes one value: frequent types at once, the others as `whole` does it. */
function decodeValue(
  raw: Buffer,
  start: number,
  value: number,
  end: number,
  whole: Decoder,
): unknown {
  switch (raw[start]) {
    case TYPE.int:
      return raw.readInt32LE(value);
    case TYPE.double:
      return raw.readDoubleLE(value);
    case TYPE.string:
      return raw.toString('utf8', value + 4, end - 1);
    case TYPE.objectId:
      return new ObjectId(Uint8Array.prototype.slice.call(raw, value, end));
    case TYPE.bool:
      return raw[value] === 1;
    case TYPE.null:
      return null;
    case TYPE.date:
      return new Date(Number(raw.readBigInt64LE(value)));
    case TYPE.array:
      return decodeList(raw, value, whole);
    case TYPE.object: {
      const inner = decodeInner(raw, value, whole);
      if (inner) return inner;
    }
  }
  return Object.values(whole(joinFields([raw.subarray(start, end)])))[0];
}

/** Decodes only the named fields, as `decode` or `decodePlain` would, of the document at `at`. */
export function decodeFields(raw: Buffer, names: FieldNames, whole = decode, at = 0): Doc {
  const doc: Doc = {};
  let left = names.size;
  eachField(
    raw,
    (start, value, end) => {
      const place = names.placeOf(raw, start + 1, value - 1);
      if (place < 0) return false;
      const inner = raw[start] === TYPE.object ? names.inner[place] : undefined;
      doc[names.names[place] as string] = inner
        ? decodeFields(raw, inner, whole, value)
        : decodeValue(raw, start, value, end, whole);
      left -= 1;
      return left === 0;
    },
    at,
  );
  return doc;
}
