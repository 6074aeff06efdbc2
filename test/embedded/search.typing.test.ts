import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IndexShelf } from '../../server/src/embedded/search/index.shelf.ts';
import type { SearchDocument } from '../../server/src/platform/search/port.ts';
import { NEEDS } from './search.documents.ts';

const page = { index: NEEDS.name, offset: 0, limit: 50 };

const shelfOf = (titles: string[], synonyms?: string[][]): IndexShelf => {
  const shelf = new IndexShelf();
  shelf.ensure({ ...NEEDS, ...(synonyms && { synonyms }) });
  shelf.apply(NEEDS.name, {
    upserts: titles.map((title, i) => ({ id: `t${i}`, rev: 1, title, state: 'open' })),
  });
  return shelf;
};
const titlesOf = (reply: { hits: { document: SearchDocument }[] }): string[] =>
  reply.hits.map(({ document }) => String(document.title)).sort();

describe('slips in Latin words', () => {
  const shelf = shelfOf([
    'bearing noise 控制',
    'gearbox 寿命',
    'SolidWorks 二次开发',
    '深沟球 6205 选型',
    'steel',
  ]);
  const ask = (q: string) => shelf.search({ ...page, q });

  it('when one letter is wrong, missing, too many or changed places, then the word is found and said', () => {
    for (const slip of ['baering', 'bering', 'bearring', 'bearinh', 'BEARUNG']) {
      const reply = ask(`${slip} noise`);
      expect([slip, reply.corrected]).toEqual([slip, 'bearing noise']);
      expect(titlesOf(reply)).toEqual(['bearing noise 控制']);
    }
    expect(ask('baering nouse').corrected).toBe('bearing noise');
    expect(ask('soildworks 开发').corrected).toBe('solidworks 开发');
  });

  it('when any known word gets any one edit, then it is mended to a known word', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
    const edit = fc.tuple(fc.constantFrom('less', 'more', 'other', 'swap'), fc.nat(6), letter);
    fc.assert(
      fc.property(fc.constantFrom('bearing', 'gearbox'), edit, (word, [kind, at, given]) => {
        const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
        const typed = {
          less: before + after,
          more: before + given + here + after,
          other: before + given + after,
          swap: before + after.charAt(0) + here + after.slice(1),
        }[kind]!;
        const reply = ask(`${typed} `);
        expect(reply.corrected ?? typed.trim()).toBe(word);
        expect(reply.total).toBe(1);
      }),
    );
  });

  it('when a word has digits, is short or is quoted, then it is never bent to another', () => {
    for (const q of ['6204', '6206', '620', 'stel5', '"baering"']) {
      const reply = ask(`${q} `);
      expect([q, reply.corrected, reply.total]).toEqual([q, undefined, 0]);
    }
    const codes = fc.stringMatching(/^[a-z]{0,3}[0-9]{2,4}[a-z]?$/);
    fc.assert(
      fc.property(codes, codes, (held, asked) => {
        fc.pre(held !== asked);
        const reply = shelfOf([held]).search({ ...page, q: `${asked} ` });
        expect([reply.corrected, reply.total]).toEqual([undefined, 0]);
      }),
    );
  });

  it('when pinyin or a homophone explains what was typed, then no Latin word is put there', () => {
    const both = shelfOf(['轴承', 'zhouchang 牌机床']);
    expect(titlesOf(both.search({ ...page, q: 'zhoucheng' }))).toEqual(['轴承']);
    expect(both.search({ ...page, q: 'zhoucheng' }).corrected).toBeUndefined();
  });
});

describe('words that mean the same', () => {
  const groups = [
    ['数控', 'CNC'],
    ['PLC', '可编程控制器', '可编程逻辑控制器'],
    ['3D打印', '增材制造'],
  ];
  const titles = [
    '数控机床主轴',
    'CNC 机床热变形',
    'PLC 改造',
    '可编程控制器选型',
    '控制算法与编程',
    '增材制造粉末',
    'MCNC 网络',
  ];
  const shelf = shelfOf(titles, groups);
  const find = (q: string) => titlesOf(shelf.search({ ...page, q }));

  it('when one of them is typed, then texts with the others are found too, as typed and not as a correction', () => {
    expect(find('数控 机床')).toEqual(['CNC 机床热变形', '数控机床主轴']);
    expect(find('cnc机床')).toEqual(['CNC 机床热变形', '数控机床主轴']);
    expect(find('plc')).toEqual(['PLC 改造', '可编程控制器选型']);
    expect(find('3d打印')).toEqual(['增材制造粉末']);
    const { corrected, relaxed } = shelf.search({ ...page, q: '3d打印' });
    expect([corrected, relaxed]).toEqual([undefined, undefined]);
  });

  it('when only pieces of the other words are there, or the word is part of another, then they are not the same', () => {
    expect(find('plc')).not.toContain('控制算法与编程');
    expect(find('mcnc')).toEqual(['MCNC 网络']);
    expect(find('"数控"')).toEqual(['数控机床主轴']);
  });

  it('when a synonym was found, then it is what is marked', () => {
    const { hits } = shelf.search({ ...page, q: 'plc', highlight: ['title'] });
    const marked = hits.map(({ highlights: { title } }) =>
      title!.spans.map(([at, length]) => title!.text.slice(at, at + length)).join('|'),
    );
    expect(marked.sort()).toEqual(['PLC', '可编程控制器']);
  });

  it('when the list changes, then it holds at once and no document need be sent again', () => {
    const held = shelfOf(titles, groups);
    expect(held.ensure({ ...NEEDS, synonyms: [['主轴', 'spindle']] })).toBe(false);
    expect(titlesOf(held.search({ ...page, q: 'spindle' }))).toEqual(['数控机床主轴']);
    expect(titlesOf(held.search({ ...page, q: 'cnc ' }))).toEqual(['CNC 机床热变形']);
  });
});

describe('while one types', () => {
  it('when a finished word goes on letter by letter, then it is found from the second letter on', () => {
    const shelf = shelfOf(['MOSFET 驱动', '轴承噪声', '茶叶']);
    for (let end = 2; end <= 6; end++) {
      expect(titlesOf(shelf.search({ ...page, q: 'mosfet'.slice(0, end) }))).toContain(
        'MOSFET 驱动',
      );
    }
    for (let end = 3; end <= 9; end++) {
      expect(titlesOf(shelf.search({ ...page, q: 'zhoucheng'.slice(0, end) }))).toContain(
        '轴承噪声',
      );
    }
  });

  it('when any words stand in quotes, then exactly the texts that hold them in a row are found', () => {
    const characters = fc.constantFrom('轴', '承', '噪', '声', ' ', 'a');
    const text = fc.string({ unit: characters, minLength: 1, maxLength: 8 });
    const folded = (given: string) => given.replace(/\s+/g, ' ').trim();
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), text, (titles, quoted) => {
        fc.pre(folded(quoted) !== '');
        const shelf = shelfOf(titles);
        // whole words: "a" is no part of "aa"
        const whole = new RegExp(`(?<!a(?=a))${folded(quoted)}(?!(?<=a)a)`);
        const expected = titles.filter((title) => whole.test(folded(title)));
        for (const q of [`"${quoted}"`, `“${quoted}”`, `「${quoted}」`])
          expect(titlesOf(shelf.search({ ...page, q }))).toEqual([...expected].sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('what sounds like a known word', () => {
  const shelf = shelfOf(['轴承噪声控制', '深沟球轴承', '机器人抓手', '静音门封边', '本钢周转箱']);
  const ask = (q: string) => shelf.search({ ...page, q });

  it('when a keyboard wrote the whole word wrong, or it is in traditional characters, then the known word is found and said', () => {
    for (const [typed, meant] of [
      ['周成', '轴承'],
      ['軸承', '轴承'],
      ['軸承噪聲', '轴承噪声'],
      ['周成造生控制', '轴承噪声控制'],
      ['機器人', '机器人'],
    ] as const)
      expect([typed, ask(typed).corrected]).toEqual([typed, meant]);
    expect(ask('軸承').total).toBe(2);
  });

  it('when nobody writes about a word, then no neighbours by chance that sound like it are taken for it', () => {
    const chance = ['人工包装', '套包机', '手工包边'];
    const common = ['工艺', '工厂', '工装', '工件', '手工', '包胶', '包边', '包塑', '包膜', '套筒'];
    const often = Array.from({ length: 30 }, () => common).flat();
    const everyday = shelfOf([...chance, ...often]);
    for (const q of ['红包', '淘宝', '弓包'])
      expect([q, everyday.search({ ...page, q }).corrected]).toEqual([q, undefined]);
  });

  it('when the words are known or quoted, then none of their characters is changed', () => {
    for (const q of ['静音轴承', '“周成”', '周转', '周'])
      expect([q, ask(q).corrected]).toEqual([q, undefined]);
  });
});

describe('numbers with a unit or letters', () => {
  const shelf = shelfOf([
    '检出 0.05 mm 划伤',
    '公差0.05mm',
    '防护等级 IP 65',
    'IP65 外壳',
    '6204 ZZ',
    '0.5 寸与 mm 刻度',
  ]);
  const ask = (q: string) => shelf.search({ ...page, q });

  it('when they are typed with or without a blank, then both writings are found, and no others', () => {
    const both = ['公差0.05mm', '检出 0.05 mm 划伤'].sort();
    for (const q of ['0.05mm', '0.05 mm', '０．０５ＭＭ'])
      expect([q, titlesOf(ask(q))]).toEqual([q, both]);
    expect(titlesOf(ask('ip65'))).toEqual(['IP65 外壳', '防护等级 IP 65'].sort());
    expect(titlesOf(ask('6204zz'))).toEqual(['6204 ZZ']);
    expect(ask('0.5mm').total).toBe(0);
    expect(ask('"6204zz"').total).toBe(0);
  });

  it('when of several words only a single letter or digit is known, then nothing is found by it', () => {
    const one = shelfOf(['温度 °C 漂移', '轴承 3 套']);
    for (const q of ['300℃', '3 号砂轮', 'x y c'])
      expect([q, one.search({ ...page, q }).total]).toEqual([q, 0]);
    expect(one.search({ ...page, q: '6204 轴承' }).relaxed).toBe(true);
  });
});
