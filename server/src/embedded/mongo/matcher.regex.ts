import type { BSONRegExp } from 'bson';
import { StoreError } from './failure.ts';
import { isRegex } from './values.ts';

/** The pattern and flags of a regular expression or of a `$regex` text. */
export function regexParts(value: unknown, options?: string): { source: string; flags: string } {
  if (value instanceof RegExp) return { source: value.source, flags: options ?? value.flags };
  if (isRegex(value)) {
    const regex = value as BSONRegExp;
    return { source: regex.pattern, flags: options ?? regex.options };
  }
  return { source: String(value), flags: options ?? '' };
}

/** Flag x: white space and comments do not count, except inside brackets or behind a backslash. */
function withoutSpace(source: string): string {
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\s+|#.*$/gm, (part) =>
    /^(\s|#)/.test(part) ? '' : part,
  );
}

/** A JavaScript expression of a PCRE one. @throws code 51091 when the pattern is not understood */
export function toRegExp(value: unknown, options?: string): RegExp {
  let { source, flags } = regexParts(value, options);
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  if (inline) {
    flags += inline[1];
    source = source.slice(inline[0].length);
  }
  if (flags.includes('x')) source = withoutSpace(source);
  const known = [...new Set(flags.replace(/[^ims]/g, ''))].join('');
  try {
    return new RegExp(source, `${known}u`);
  } catch {
    try {
      return new RegExp(source, known);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new StoreError(51091, 'Location51091', `Regular expression is invalid: ${why}`);
    }
  }
}
