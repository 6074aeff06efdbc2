import { describe, expect, it } from '@jest/globals';
import { type Case, withOneDocument } from './store.expressions.ts';

const resultOf = withOneDocument();

const texts: Case[] = [
  ['concat null', { $concat: ['a', null] }, null],
  ['indexOfBytes', { $indexOfBytes: ['中文a', 'a'] }, 6],
  ['indexOfCP', { $indexOfCP: ['中文a', 'a'] }, 2],
  ['indexOfCP none', { $indexOfCP: ['abc', 'x'] }, -1],
  ['indexOfCP range', { $indexOfCP: ['abcabc', 'a', 1, 4] }, 3],
  ['strLenBytes', { $strLenBytes: '中文' }, 6],
  ['strLenCP emoji', { $strLenCP: '😀a' }, 2],
  ['substrCP', { $substrCP: ['😀中文', 1, 2] }, '中文'],
  ['substrBytes', { $substrBytes: ['中文', 3, 3] }, '文'],
  ['substrBytes -1', { $substrBytes: ['hello', 1, -1] }, 'ello'],
  ['substr num', { $substr: [12345, 0, 2] }, '12'],
  ['substrCP null', { $substrCP: [null, 0, 1] }, ''],
  ['strcasecmp', { $strcasecmp: ['a', 'B'] }, -1],
  ['strcasecmp null', { $strcasecmp: [null, 'a'] }, -1],
  ['toLower null', { $toLower: null }, ''],
  ['toUpper num', { $toUpper: 12 }, '12'],
  ['toLower date', { $toUpper: new Date('2024-01-01') }, '2024-01-01T00:00:00.000Z'],
  ['trim chars', { $trim: { input: '--a-', chars: '-' } }, 'a'],
  ['ltrim', { $ltrim: { input: '\u00a0 a ' } }, 'a '],
  ['rtrim', { $rtrim: { input: 'axx', chars: 'x' } }, 'a'],
  ['trim null', { $trim: { input: null } }, null],
  ['split', { $split: ['a--b', '-'] }, ['a', '', 'b']],
  ['split null', { $split: [null, '-'] }, null],
  [
    'replaceAll special',
    { $replaceAll: { input: 'a.b.c', find: '.', replacement: { $literal: '$&' } } },
    'a$&b$&c',
  ],
  [
    'replaceOne special',
    { $replaceOne: { input: 'a.b', find: '.', replacement: { $literal: '$$' } } },
    'a$$b',
  ],
  ['replaceAll null', { $replaceAll: { input: null, find: 'a', replacement: 'b' } }, null],
  ['regexMatch i', { $regexMatch: { input: 'ABC', regex: 'b', options: 'i' } }, true],
  ['regexFind null', { $regexFind: { input: 'abc', regex: 'x' } }, null],
  [
    'regexFind cap',
    { $regexFind: { input: 'zhang3', regex: '([a-z]+)(\\d)?(q)?' } },
    { match: 'zhang3', idx: 0, captures: ['zhang', '3', null] },
  ],
  [
    'regexFind idx CP',
    { $regexFind: { input: '😀中a', regex: 'a' } },
    { match: 'a', idx: 2, captures: [] },
  ],
  ['regexFindAll null', { $regexFindAll: { input: null, regex: 'a' } }, []],
  ['toUpper list', { $toUpper: ['$s'] }, 'AB'],
  ['trim field', { $trim: { input: '$s' } }, 'ab'],
  ['split err', { $size: { $split: ['a,b', ','] } }, 2],
  ['substr field', { $substr: ['$s', 0, 1] }, 'a'],
  ['strLen', { $strLenCP: '$s' }, 2],
  ['regexMatch field', { $regexMatch: { input: '$s', regex: /^A/i } }, true],
];

describe('expressions as MongoDB computes them', () => {
  it.each(texts)('when a text is worked on: %s', async (_, expression, result) => {
    expect(await resultOf(expression)).toEqual(result);
  });
});
