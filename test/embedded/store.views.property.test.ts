import { describe, expect, it } from '@jest/globals';
import { BSON, Decimal128, Long, ObjectId } from 'bson';
import fc from 'fast-check';
import { fieldsUsed, viewFor, viewOf } from '../../server/src/embedded/mongo/field.view.ts';
import { compileFilter } from '../../server/src/embedded/mongo/matcher.ts';
import { FieldNames } from '../../server/src/embedded/mongo/raw.fields.ts';
import { decode, decodeFields, decodePlain } from '../../server/src/embedded/mongo/raw.values.ts';
import { sorter } from '../../server/src/embedded/mongo/sort.ts';

const name = fc.constantFrom('a', 'b', 'c', '0', '1', '中', '$id', '');
const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    1,
    2.5,
    5e12,
    '',
    '轴承',
    Long.fromNumber(7),
    Long.MAX_VALUE,
    Decimal128.fromString('1.0'),
    new Date(1.7e12),
    new ObjectId('65a000000000000000000001'),
    /x/i,
    Buffer.from('bytes'),
  ),
  fc.integer({ min: -3, max: 3 }),
);
const { doc } = fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small', maxDepth: 3 }, leaf, tie('doc'), tie('list')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  doc: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));
const path = fc
  .array(fc.constantFrom('a', 'b', 'c', '0', '1', '中', '$id'), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('.'))
  .filter((text) => text[0] !== '$');
const raw = doc.map((value) => Buffer.from(BSON.serialize(value as BSON.Document)));

describe('documents of which only a part is decoded', () => {
  it('when a filter or a sort looks at paths, then it sees in the part what it sees in the whole', () => {
    fc.assert(
      fc.property(raw, fc.array(path, { minLength: 1, maxLength: 3 }), leaf, (bytes, paths, v) => {
        const filter = Object.fromEntries(
          paths.map((p, i) => [p, i % 2 || v instanceof RegExp ? { $exists: true } : { $lte: v }]),
        );
        const test = compileFilter(filter);
        expect(test(viewFor(filter)(bytes))).toBe(test(decode(bytes)));
        const sort = Object.fromEntries(paths.map((p) => [p, 1]));
        const order = sorter(sort);
        expect(order.keyOf(viewOf(fieldsUsed(sort))(bytes))).toEqual(order.keyOf(decode(bytes)));
      }),
      { numRuns: 3000 },
    );
  });

  it('when whole fields are taken, then they are what decoding everything gives', () => {
    fc.assert(
      fc.property(raw, (bytes) => {
        for (const whole of [decode, decodePlain]) {
          const { a, b } = whole(bytes);
          const wanted = { ...(a === undefined ? {} : { a }), ...(b === undefined ? {} : { b }) };
          expect(decodeFields(bytes, new FieldNames(['b', 'a']), whole)).toEqual(wanted);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
