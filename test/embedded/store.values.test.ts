import { describe, expect, it } from '@jest/globals';
import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import fc from 'fast-check';
import { compare } from '../../server/src/embedded/mongo/compare.ts';
import { encodeKey } from '../../server/src/embedded/mongo/key.encoding.ts';
import { arithmetic, divideDecimal } from '../../server/src/embedded/mongo/numbers.ts';
import { encode } from '../../server/src/embedded/mongo/raw.document.ts';
import { FieldNames } from '../../server/src/embedded/mongo/raw.fields.ts';
import { decodeFields } from '../../server/src/embedded/mongo/raw.values.ts';

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, new MinKey(), new MaxKey(), Number.NaN),
  fc.integer({ min: -50, max: 50 }),
  fc.double({ noNaN: true }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
  fc
    .tuple(fc.integer(), fc.integer({ min: -12, max: 12 }))
    .map(([n, e]) => Decimal128.fromString(`${n}E${e}`)),
  fc.string({
    unit: fc.constantFrom('a', 'b', '\0', 'é', '中', '\u{1f600}', '\uffff'),
    maxLength: 4,
  }),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.integer({ min: 0, max: 9 }).map((t) => new Timestamp({ t, i: 1 })),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('x', 'y', 'z'), scalar, { maxKeys: 3 }) },
);
const decimal = (text: string) => Decimal128.fromString(text);

describe('the order of BSON values', () => {
  it('when keys are encoded, then their bytes have the order of the values', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const bytes = Buffer.compare(encodeKey(1, [a]), encodeKey(1, [b]));
        expect(bytes).toBe(Math.sign(compare(a, b)));
      }),
      { numRuns: 3000 },
    );
  });

  it('when a direction is down, then the order of the bytes turns round', () => {
    fc.assert(
      fc.property(value, value, fc.integer(), fc.integer(), (a, b, m, n) => {
        const bytes = Buffer.compare(encodeKey(1, [a, m], [-1, 1]), encodeKey(1, [b, n], [-1, 1]));
        expect(bytes).toBe(Math.sign(compare(b, a)) || Math.sign(m - n));
      }),
      { numRuns: 1000 },
    );
  });

  it('when numbers of several types are compared, then worth counts and not the type', () => {
    expect(compare(5, decimal('5.0'))).toBe(0);
    expect(compare(Long.fromString('9007199254740993'), 9007199254740992)).toBe(1);
    expect(compare(0.1, decimal('0.1'))).toBe(1);
    expect(compare(decimal('10'), decimal('9'))).toBe(1);
    expect(compare(Number.NaN, -Infinity)).toBe(-1);
  });

  it('when types differ, then numbers come before strings, documents, ids, booleans and dates', () => {
    const ordered = [
      null,
      5,
      'a',
      { a: 1 },
      [1],
      new Binary(Buffer.from('x')),
      new ObjectId(),
      false,
      new Date(0),
    ];
    const shuffled = [...ordered].reverse().sort((a, b) => compare(a, b));
    expect(shuffled).toEqual(ordered);
  });
});

describe('arithmetic', () => {
  it('when decimals are involved, then no digit is lost', () => {
    expect(String(arithmetic(decimal('0.1'), decimal('0.2'), '+'))).toBe('0.3');
    expect(String(arithmetic(decimal('10.10'), 3, '*'))).toBe('30.30');
    expect(String(divideDecimal(decimal('1'), 3))).toBe('0.3333333333333333333333333333333333');
  });

  it('when longs are involved, then the result is a long, and an overflow is refused', () => {
    const big = Long.fromString('9007199254740993');
    expect(arithmetic(big, 2, '+')).toEqual(Long.fromString('9007199254740995'));
    expect(() => arithmetic(Long.MAX_VALUE, 1, '+')).toThrow('overflow');
  });
});

describe('raw documents', () => {
  it('when only some fields are decoded, then they are what the whole document says', () => {
    const names = ['a', 'bb', 'c', 'missing'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'bb', 'c', 'd'), value), (doc) => {
        const picked = decodeFields(encode(doc), new FieldNames(names));
        for (const name of names) expect(compare(picked[name], doc[name])).toBe(0);
        expect(Object.keys(picked).every((name) => names.includes(name))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
