import { readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { useFacts } from '../../client/src/platform/words/facts.ts';
import { speak } from '../../client/src/platform/words/speech.ts';

const shared = new URL('../../shared/src/', import.meta.url);
/** What happens to these stands on no timeline. */
const elsewhere = [
  ...['accounts', 'cards', 'experts', 'exports', 'files', 'imports', 'leads', 'letters'],
  ...['organisations', 'rules', 'watches'],
];

type Words = Record<string, { zh: string; en: string }>;

/** Every fact of the features whose facts stand on timelines, as the features word it. */
const told = async (): Promise<Words> => {
  const files = readdirSync(shared, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.events.ts') && !elsewhere.includes(file.split('/')[0]!));
  const modules = await Promise.all(
    files.map(async (file): Promise<Record<string, Words>> => import(new URL(file, shared).href)),
  );
  const tables = modules.flatMap((one) =>
    Object.entries(one).flatMap(([name, table]) => (name.endsWith('Events') ? [table] : [])),
  );
  return Object.assign({}, ...tables);
};

const actor = { name: '周以安', role: 'officer' };

describe('a recorded fact on a timeline', () => {
  it.each(['zh', 'en'] as const)(
    'when anything happened, then it is told in words (%s)',
    async (language) => {
      await act(() => speak(language === 'en' ? 'en' : 'zh-CN'));
      const word = renderHook(useFacts).result.current;
      const words = await told();
      expect(Object.keys(words).length).toBeGreaterThan(100);
      for (const [name, text] of Object.entries(words))
        expect(word({ id: 'f', at: '2026-11-21T02:00:00Z', name, noun: 'need', actor })).toEqual({
          ...{ key: 'f', at: '2026-11-21T02:00:00Z', who: actor.name },
          what: text[language],
        });
    },
  );
});
