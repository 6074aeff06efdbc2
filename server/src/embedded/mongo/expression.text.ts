import * as expressions from 'mingo/operators/expression';
import { located, taking, wholeNumber } from './expression.operands.ts';
import { evaluateIn, isMissing, type Operator, type Operators } from './expression.scope.ts';
import { type Doc, isNumeric, typeName } from './values.ts';

/** A value as text where MongoDB makes one of it: nothing is the empty text. */
function asText(value: unknown): string {
  if (isMissing(value)) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (isNumeric(value)) return String(value);
  throw located(16007, `can't convert from BSON type ${typeName(value)} to String`);
}

function needText(value: unknown, code: number, name: string): string {
  if (typeof value === 'string') return value;
  throw located(code, `${name} requires a string argument, found: ${typeName(value)}`);
}

/** Bytes and characters that start no character of their own. */
const isInside = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

function bytesOf([text, from, count]: unknown[]): string {
  const bytes = Buffer.from(asText(text));
  const start = wholeNumber(from, 16034, '$substrBytes: the starting index');
  const length = wholeNumber(count, 16035, '$substrBytes: the length');
  if (start < 0) throw located(50752, '$substrBytes: the starting index must not be negative');
  const end = length < 0 ? bytes.length : Math.min(bytes.length, start + length);
  if (isInside(bytes[start]))
    throw located(
      28656,
      '$substrBytes: Invalid range, starting index is a UTF-8 continuation byte.',
    );
  if (start < end && isInside(bytes[end]))
    throw located(
      28657,
      '$substrBytes: Invalid range, ending index is in the middle of a UTF-8 character.',
    );
  return bytes.toString('utf8', Math.min(start, bytes.length), Math.max(start, end));
}

function charactersOf([text, from, count]: unknown[]): string {
  const start = wholeNumber(from, 34450, '$substrCP: the starting index');
  const length = wholeNumber(count, 34452, '$substrCP: the length');
  if (start < 0) throw located(34451, '$substrCP: the starting index must not be negative');
  if (length < 0) throw located(34453, '$substrCP: the length must not be negative');
  return [...asText(text)].slice(start, start + length).join('');
}

const substring: Operators = {
  $substrCP: taking('$substrCP', 3, 3, charactersOf),
  $substrBytes: taking('$substrBytes', 3, 3, bytesOf),
  $substr: taking('$substr', 3, 3, bytesOf),
};

const bounds = (name: string, [start, end]: unknown[], length: number): [number, number] => {
  const first = isMissing(start) ? 0 : wholeNumber(start, 40096, `${name}: the starting index`);
  const last = isMissing(end) ? length : wholeNumber(end, 40096, `${name}: the ending index`);
  if (first < 0 || last < 0) throw located(40097, `${name}: an index must not be negative`);
  return [first, Math.min(last, length)];
};

function indexOfBytes([text, wanted, ...range]: unknown[]): number | null {
  if (isMissing(text)) return null;
  const bytes = Buffer.from(needText(text, 40091, '$indexOfBytes'));
  const token = Buffer.from(needText(wanted, 40092, '$indexOfBytes'));
  const [first, last] = bounds('$indexOfBytes', range, bytes.length);
  if (first > last) return -1;
  return bytes.subarray(0, last).indexOf(token, first);
}

function indexOfCharacters([text, wanted, ...range]: unknown[]): number | null {
  if (isMissing(text)) return null;
  const characters = [...needText(text, 40093, '$indexOfCP')];
  const token = needText(wanted, 40094, '$indexOfCP');
  const [first, last] = bounds('$indexOfCP', range, characters.length);
  if (first > last) return -1;
  const part = characters.slice(first, last).join('');
  const found = part.indexOf(token);
  return found < 0 ? -1 : first + [...part.slice(0, found)].length;
}

const search: Operators = {
  $indexOfBytes: taking('$indexOfBytes', 2, 4, indexOfBytes),
  $indexOfCP: taking('$indexOfCP', 2, 4, indexOfCharacters),
  $strLenBytes: taking('$strLenBytes', 1, 1, ([text]) =>
    Buffer.byteLength(needText(text, 34473, '$strLenBytes')),
  ),
  $strLenCP: taking('$strLenCP', 1, 1, ([text]) => [...needText(text, 34471, '$strLenCP')].length),
};

/** `$toLower` and its like change ASCII letters only. */
const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const upper = (text: string) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

interface Found extends Doc {
  idx: number;
}

/** MongoDB counts characters to the match, JavaScript counts halves of them. */
const inCharacters =
  (original: Operator): Operator =>
  (doc, argument, scope) => {
    const found = original(doc, argument, scope) as Found | Found[] | null;
    const input = evaluateIn(doc, (argument as Doc).input, scope);
    const counted = (one: Found): Found => ({
      ...one,
      idx: [...asText(input).slice(0, one.idx)].length,
    });
    return Array.isArray(found) ? found.map(counted) : found && counted(found);
  };

/** One text of many; nothing as soon as one of them is nothing. */
function joined(parts: unknown[]): string | null {
  const wrong = parts.find((part) => !isMissing(part) && typeof part !== 'string');
  if (wrong !== undefined)
    throw located(16702, `$concat only supports strings, not ${typeName(wrong)}`);
  return parts.some(isMissing) ? null : parts.join('');
}

export const textOverrides: Operators = {
  $concat: taking('$concat', 0, Number.POSITIVE_INFINITY, joined),
  ...substring,
  ...search,
  $toLower: taking('$toLower', 1, 1, ([text]) => lower(asText(text))),
  $toUpper: taking('$toUpper', 1, 1, ([text]) => upper(asText(text))),
  $strcasecmp: taking('$strcasecmp', 2, 2, (pair) => {
    const [a, b] = pair.map((text) => Buffer.from(upper(asText(text)))) as [Buffer, Buffer];
    return Buffer.compare(a, b);
  }),
  $regexFind: inCharacters(expressions.$regexFind as unknown as Operator),
  $regexFindAll: inCharacters(expressions.$regexFindAll as unknown as Operator),
};
