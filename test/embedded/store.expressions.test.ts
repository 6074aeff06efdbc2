import { describe, expect, it } from '@jest/globals';
import { Decimal128, Long } from 'mongodb';
import { type Case, withOneDocument } from './store.expressions.ts';

const resultOf = withOneDocument();

/** What follows from a condition; a literal object with that name is taken for a promise. */
const so = (value: unknown) => Object.fromEntries([['then', value]]);
const when = (condition: unknown, value: unknown) => ({ case: condition, ...so(value) });

const L = (n: number) => Long.fromNumber(n);
const D = (text: string) => Decimal128.fromString(text);

const conditions: Case[] = [
  ['and missing', { $and: ['$nope', true] }, false],
  ['or null', { $or: [null, 0, false] }, false],
  ['not 0L', { $not: [L(0)] }, true],
  ['not dec0', { $not: [D('0.0')] }, true],
  ['not nan', { $not: [NaN] }, false],
  ['and empty str', { $and: [''] }, true],
  ['cond long0', { $cond: [L(0), 1, 2] }, 2],
  ['cond dec0', { $cond: [D('0'), 1, 2] }, 2],
  ['arrayElemAt out', { $ifNull: [{ $arrayElemAt: [[1], 5] }, 'none'] }, 'none'],
  [
    'filter as/limit',
    { $filter: { input: [1, 2, 3, 4], as: 'k', cond: { $gt: ['$$k', 1] }, limit: 2 } },
    [2, 3],
  ],
  ['filter null', { $filter: { input: null, cond: true } }, null],
  ['map null', { $map: { input: null, in: 1 } }, null],
  ['reduce null', { $reduce: { input: null, initialValue: 1, in: 1 } }, null],
  [
    'reduce concat',
    { $reduce: { input: ['a', 'b'], initialValue: '', in: { $concat: ['$$value', '$$this'] } } },
    'ab',
  ],
  ['map missing', { $map: { input: [{ a: 1 }, {}], in: '$$this.a' } }, [1, null]],
  ['let', { $let: { vars: { q: 2 }, in: { $multiply: ['$$q', 3] } } }, 6],
  ['ifNull multi', { $ifNull: [null, '$nope', 3] }, 3],
  [
    'switch',
    {
      $switch: {
        branches: [when(L(0), 1), when(D('1'), 2)],
      },
    },
    2,
  ],
  ['not list', { $not: ['$s'] }, false],
  ['in', { $in: ['b', ['a', 'b']] }, true],
  ['ifNull', { $ifNull: ['$nope', 'x'] }, 'x'],
  ['filter long cond', { $filter: { input: [0, 1], cond: '$$this' } }, [1]],
  ['map index', { $map: { input: { $range: [0, L(3)] }, in: { $add: ['$$this', 1] } } }, [1, 2, 3]],
  ['cond obj', { $cond: { if: { $gte: ['$n', 2] }, ...so('y'), else: 'n' } }, 'y'],
  ['switch default', { $switch: { branches: [when(false, 1)], default: '$s' } }, 'ab'],
  ['and short', { $and: [false, { $divide: [1, 0] }] }, false],
  ['or list exp', { $or: '$n' }, true],
];

const lists: Case[] = [
  ['allElementsTrue', { $allElementsTrue: [[L(0), 1]] }, false],
  ['anyElementTrue', { $anyElementTrue: [[L(0), D('0.00')]] }, false],
  ['arrayElemAt neg', { $arrayElemAt: [[1, 2, 3], -1] }, 3],
  ['arrayElemAt long', { $arrayElemAt: [[1, 2, 3], L(1)] }, 2],
  ['arrayElemAt null', { $arrayElemAt: [null, 1] }, null],
  [
    'arrayToObject',
    {
      $arrayToObject: [
        [
          ['a', 1],
          ['b', 2],
        ],
      ],
    },
    { a: 1, b: 2 },
  ],
  ['concatArrays null', { $concatArrays: [[1], null] }, null],
  ['first', { $first: [[1, 2]] }, 1],
  ['firstN', { $firstN: { n: 2, input: [1, 2, 3] } }, [1, 2]],
  ['lastN', { $lastN: { n: 2, input: [1, 2, 3] } }, [2, 3]],
  ['range', { $range: [0, 10, 3] }, [0, 3, 6, 9]],
  ['range neg', { $range: [3, 0, -1] }, [3, 2, 1]],
  ['reverseArray', { $reverseArray: [[1, 2]] }, [2, 1]],
  ['size', { $size: [[1, 2]] }, 2],
  ['slice', { $slice: [[1, 2, 3], -2] }, [2, 3]],
  ['slice pos', { $slice: [[1, 2, 3], 1, 1] }, [2]],
  ['slice pos neg', { $slice: [[1, 2, 3], -2, 1] }, [2]],
  ['slice pos far neg', { $slice: [[1, 2, 3], -9, 2] }, [1, 2]],
  [
    'zip longest',
    { $zip: { inputs: [[1, 2], [3]], useLongestLength: true, defaults: [0, 9] } },
    [
      [1, 3],
      [2, 9],
    ],
  ],
  ['zip null', { $zip: { inputs: [[1], null] } }, null],
  ['isArray', { $isArray: [[1]] }, true],
  ['mergeObjects null', { $mergeObjects: [{ a: 1 }, null, { a: 2 }] }, { a: 2 }],
  ['objectToArray', { $objectToArray: { a: { b: 1 } } }, [{ k: 'a', v: { b: 1 } }]],
  ['getField dot', { $getField: { field: 'a.b', input: { $arrayToObject: [[['a.b', 5]]] } } }, 5],
  ['setField', { $setField: { field: 'a', input: { b: 1 }, value: 2 } }, { b: 1, a: 2 }],
  ['unsetField', { $unsetField: { field: 'b', input: { b: 1, c: 2 } } }, { c: 2 }],
  ['bitOr', { $bitOr: [1, 4] }, 5],
  ['bitNot', { $bitNot: 5 }, -6],
  ['atan2', { $round: [{ $atan2: [1, 1] }, 4] }, 0.7854],
  ['bitAnd long', { $type: { $bitAnd: [L(3), 1] } }, 'long'],
  ['size field', { $size: '$l' }, 3],
  ['size list', { $size: ['$l'] }, 3],
  ['first field', { $first: '$l' }, 1],
  ['last lit', { $last: [[7, 8]] }, 8],
  ['sin', { $sin: [0] }, 0],
  ['abs list', { $abs: [-1] }, 1],
  ['ceil', { $ceil: [1.2] }, 2],
  ['binarySize', { $binarySize: '中' }, 3],
  ['bsonSize', { $bsonSize: { a: { $literal: 1 } } }, 12],
  ['type missing', { $type: '$nope' }, 'missing'],
  ['isNumber', { $isNumber: D('1') }, true],
  ['indexOfArray', { $indexOfArray: ['$l', 3] }, 2],
  ['bitXor', { $bitXor: [5, 3] }, 6],
  ['objToArr field', { $objectToArray: '$o' }, [{ k: 'a', v: 1 }]],
  ['arrToObj kv', { $arrayToObject: '$kv' }, { q: 1 }],
  ['range step', { $range: [0, 5, 2] }, [0, 2, 4]],
  ['getField str', { $getField: 's' }, 'ab'],
  [
    'setUnion',
    {
      $size: {
        $setUnion: [
          [1, 2],
          [2, 3],
        ],
      },
    },
    3,
  ],
  ['literal $', { $literal: '$x' }, '$x'],
  ['max arr', { $max: '$l' }, 3],
  ['sum arr', { $sum: '$l' }, 6],
  ['avg', { $avg: [1, 2] }, 1.5],
  ['round', { $round: [1.25, 1] }, 1.2],
  ['trunc', { $trunc: [-1.7] }, -1],
  ['mod', { $mod: [-5, 3] }, -2],
  ['pow', { $pow: [2, 10] }, 1024],
  ['log10', { $log10: 1000 }, 3],
  ['convert', { $convert: { input: 'x', to: 'int', onError: -1 } }, -1],
];

describe('expressions as MongoDB computes them', () => {
  it.each(conditions)('when a condition is judged: %s', async (_, expression, result) => {
    expect(await resultOf(expression)).toEqual(result);
  });

  it.each(lists)(
    'when lists, documents and numbers are worked on: %s',
    async (_, expression, result) => {
      expect(await resultOf(expression)).toEqual(result);
    },
  );
});
