import { disciplines } from '@zhiqiao/shared/reference/disciplines';
import { industries } from '@zhiqiao/shared/reference/industries';
import { pinyin } from 'pinyin-pro';
import type { SearchIndex } from '../server/src/platform/search/port.ts';
import { type Thing, wordCounts } from './relevance.words.ts';

/** How much of the right spelling's first ten another spelling must find. */
export const typingBar = 0.95;

const asked = 400;
/** Common characters that sound alike: what a pinyin keyboard puts there by mistake. */
const alike = [
  '成承程城诚呈',
  '制治质智置致',
  '机技基级集',
  '电店点典',
  '动洞冻',
  '工公功供',
  '料廖',
  '材才财',
  '设社射',
  '及极急即',
  '生声升',
  '系细戏',
  '控空孔',
  '能农',
  '光广',
  '化话画',
  '水税',
  '器气汽',
  '新心芯',
  '加家佳',
];

type Spelling = (word: string) => string | undefined;

const wrong: Spelling = (word) => {
  for (const group of alike) {
    for (const [at, character] of [...word].entries()) {
      const other = [...group].find((each) => each !== character);
      if (group.includes(character) && other) return word.slice(0, at) + other + word.slice(at + 1);
    }
  }
  return undefined;
};

const sound = (word: string): string =>
  pinyin(word, { toneType: 'none', type: 'array', v: true }).join('');

const han = /^[\u4e00-\u9fff]+$/;
const spellings: [name: string, of: Spelling][] = [
  ['pinyin', (word) => (han.test(word) ? sound(word) : undefined)],
  ['unfinished pinyin', (word) => (han.test(word) ? sound(word).slice(0, -1) : undefined)],
  ['unfinished Latin word', (word) => (/^[a-z]{5,}$/.test(word) ? word.slice(0, -1) : undefined)],
  ['one wrong Han character', (word) => (han.test(word) ? wrong(word) : undefined)],
  [
    'one wrong Latin letter',
    (word) => (/^[a-z]{5,}$/.test(word) ? `${word.slice(0, 2)}q${word.slice(3)}` : undefined),
  ],
];

/** The first words of a title, up to where it goes on with a particle. */
function beginningOf({ name }: Thing): string[] {
  const [run] = name.replace(/^(一种|基于|关于)/, '').match(/^[\u4e00-\u9fff]+/) ?? [];
  const first = run?.split(/[的及与和其用在等]/)[0] ?? '';
  return first.length >= 3 && first.length <= 6 ? [first] : [];
}

/** What people type: names of industries and disciplines that three texts or more hold, how titles begin, Latin words. */
function typedWords(things: Thing[]): string[] {
  const texts = things.map(({ name, context }) => name + context);
  const names = [...industries, ...disciplines]
    .flatMap(({ zh }) => zh.split(/[^\u4e00-\u9fff]/))
    .map((name) => name.replace(/(制造|加工|技术|工程|学|业)$/, ''))
    .filter((name) => name.length >= 2 && name.length <= 5);
  const held = [...new Set(names)].filter(
    (name) => texts.filter((text) => text.includes(name)).length >= 3,
  );
  const latin = [...wordCounts(things)].filter(
    ([word, count]) => count >= 3 && /^[a-z]{5,12}$/.test(word),
  );
  return [...new Set([...held, ...things.flatMap(beginningOf), ...latin.map(([word]) => word)])];
}

/** For each way to spell: the mean share of the right spelling's first ten that it finds among its own. */
export async function measureTyping(
  index: SearchIndex,
  name: string,
  things: Thing[],
): Promise<[what: string, recall: number][]> {
  const found = async (q: string): Promise<string[]> => {
    const page = { index: name, q, offset: 0, limit: 10, fields: [] };
    return (await index.search(page)).hits.map(({ document }) => document.id);
  };
  const words = typedWords(things);
  const measured: [string, number][] = [];
  const texts = things.map(({ name: title, context }) => title + context);
  for (const [what, spell] of spellings) {
    const able = words.flatMap((word) => {
      const spelled = spell(word);
      // what some text says so is no mistake
      const said = han.test(spelled ?? '') && texts.some((text) => text.includes(spelled!));
      return spelled === undefined || said ? [] : [{ word, spelled }];
    });
    const every = Math.max(1, Math.floor(able.length / asked));
    let sum = 0;
    let count = 0;
    for (const { word, spelled } of able.filter((_, i) => i % every === 0)) {
      const right = await found(word);
      if (!right.length) continue;
      const other = new Set(await found(spelled));
      sum += right.filter((id) => other.has(id)).length / right.length;
      count++;
    }
    measured.push([`${what}, ${count} words`, sum / count]);
  }
  return measured;
}
