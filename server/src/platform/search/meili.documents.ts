import { pinyin } from 'pinyin-pro';
import { normalize } from '../../embedded/search/characters.ts';
import { hideBackslashes, showBackslashes } from './meili.filter.ts';
import type { IndexSchema, SearchDocument } from './port.ts';

/** The field that makes Chinese words findable by their sound. */
export const PINYIN_FIELD = '_pinyin';

const SHORT_RUN = 30;

/** A document as Meilisearch stores it. */
export function toStored(document: SearchDocument, schema: IndexSchema): SearchDocument {
  const stored: SearchDocument = { ...document, [PINYIN_FIELD]: soundsOf(document, schema) };
  for (const field of schema.filters) {
    const value = stored[field];
    if (typeof value === 'string') stored[field] = hideBackslashes(value);
    else if (Array.isArray(value)) stored[field] = value.map(hideBackslashes);
  }
  return stored;
}

/** The way back from what Meilisearch stores. */
export function fromStored(stored: SearchDocument, schema: IndexSchema): SearchDocument {
  const document: SearchDocument = { id: stored.id, rev: stored.rev };
  for (const [field, value] of Object.entries(stored)) {
    // its own additions (_pinyin, _rankingScore, _matchesPosition) are no part of the document
    if (field.startsWith('_')) continue;
    const mapped = schema.filters.includes(field);
    if (mapped && typeof value === 'string') document[field] = showBackslashes(value);
    else if (mapped && Array.isArray(value)) document[field] = value.map(showBackslashes);
    else document[field] = value;
  }
  return document;
}

/**
 * Whole sounds and initials of every pair of neighbouring characters in lists and in the heaviest text:
 * 轴承 gives `zhoucheng` and `zc`. Lists also give the sound of the whole entry.
 */
export function soundsOf(document: SearchDocument, schema: IndexSchema): string[] {
  const heaviest = Math.max(...Object.values(schema.text));
  const sounds = new Set<string>();
  for (const [field, weight] of Object.entries(schema.text)) {
    const value = document[field];
    if (Array.isArray(value)) for (const entry of value) addSounds(entry, true, sounds);
    else if (typeof value === 'string' && weight === heaviest) addSounds(value, false, sounds);
  }
  return [...sounds];
}

function addSounds(text: string, whole: boolean, sounds: Set<string>): void {
  for (const [run] of normalize(text).matchAll(/\p{Script=Han}{2,}/gu)) {
    const syllables = pinyin(run.slice(0, SHORT_RUN), { toneType: 'none', type: 'array', v: true });
    const add = (part: string[]): void => {
      sounds.add(part.join(''));
      sounds.add(part.map((syllable) => syllable.charAt(0)).join(''));
    };
    for (let i = 0; i + 1 < syllables.length; i++) add(syllables.slice(i, i + 2));
    if (whole) add(syllables);
  }
}
