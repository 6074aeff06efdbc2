import { z } from 'zod';

// Controls, zero-width and direction characters: invisible, so they only serve to deceive or to break.
// Tab and newline stay; ZWJ/ZWNJ go too, since no language used here needs them.
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029\ufffe\uffff]/gu;
const keep = new Set(['\n', '\t']);
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// ASCII, Han and their punctuation: nearly all text here, and in normal form as it is but for its ends.
const usual = /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/;

/** The one normal form of typed text: NFC, no invisible characters, LF line ends, trimmed. */
export const normalText = (value: string): string =>
  usual.test(value) ? value.trim() : normalized(value);

const normalized = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    .replace(loneSurrogate, '')
    .replace(invisible, (character) => (keep.has(character) ? character : ''))
    .normalize('NFC')
    .trim();

/** Text of min..max characters, counted after it was brought to normal form; lines only if `lines`. */
export const text = (min: number, max: number, lines: 'line' | 'lines' = 'line') =>
  z
    .string()
    .max(max * 4 + 1000)
    .transform((value) =>
      lines === 'line' ? normalText(value).replace(/\s+/gu, ' ') : normalText(value),
    )
    .pipe(z.string().min(min).max(max));

/** A record's id as the store makes it. */
export const id = z.string().regex(/^[0-9a-f]{24}$/);

/** Money in integer fen, up to 100 亿 yuan. */
export const fen = z.number().int().min(0).max(1_000_000_000_000);

/** A moment as ISO text with zone; views send UTC. */
export const moment = z.iso.datetime({ offset: true });

/** A calendar day in Asia/Shanghai, 2026-11-21. */
export const day = z.iso.date();

/** The revision a form was filled from: an edit with an older one is refused as stale. */
export const revision = z.number().int().min(0);
