import { normalize } from './characters.ts';
import { quotations } from './quoted.ts';

/** Beyond this a text is a description; its numbers are a small part of it. */
const LONGEST_TEXT = 60;
const TOGETHER =
  /(?<![\p{L}\p{N}.])(?:(\d+(?:\.\d+)?)([a-zμωφ]{1,5})|([a-zμωφ]{1,5})(\d+(?:\.\d+)?))(?![\p{L}\p{N}])/gu;
const APART =
  /(?<![\p{L}\p{N}.])(?:\d+(?:\.\d+)? +[a-zμωφ]{1,5}|[a-zμωφ]{1,5} +\d+(?:\.\d+)?)(?![\p{L}\p{N}])/gu;

/** The other writings of numbers with a unit or letters, as phrases: 0.05mm and 0.05 mm, IP65 and IP 65. */
export function otherWritings(typed: string): string[] {
  const text = normalize(typed);
  if (text.length > LONGEST_TEXT || !/\d/.test(text) || quotations(text).length) return [];
  const apart = text.replace(TOGETHER, (_, number, unit, letters, digits) =>
    number ? ` "${number} ${unit}" ` : ` "${letters} ${digits}" `,
  );
  const together = text.replace(APART, (found) => ` "${found.replace(/ +/, '')}" `);
  return [apart, together].filter((writing) => writing !== text);
}
