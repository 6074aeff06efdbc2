import { describe, expect, it } from '@jest/globals';
import { worthShowing } from '../../server/src/features/matching/match.reasons.ts';
import { rankOutcomes } from '../../server/src/features/matching/match.score.ts';
import {
  rarityOf,
  shareOf,
  tellingOf,
  topicOf,
  wordsHeld,
} from '../../server/src/features/matching/match.topic.ts';
import { bearingNeed, bearingOutcome, foundAt, setting } from './match.samples.ts';

const rarity = new Map([
  ['焊接', 0.5],
  ['结构', 0.3],
  ['构件', 0.6],
  ['自动', 0.2],
  ['动化', 0.2],
]);
const topic = topicOf('大型结构件焊接自动化技术', rarity);
const held = (title: string, text = '') => {
  const all = `${title}。${text}`;
  return { share: shareOf(topic, title, all), words: wordsHeld(topic, all) };
};

const weldingNeed = bearingNeed({
  title: '大型结构件焊接自动化技术',
  background: '',
  keywords: [],
  indicators: [],
  industry: 'C',
  modes: [],
});
const welded = (title: string, summary: string) => {
  const subject = bearingOutcome({ title, summary, keywords: [], industries: ['C', '34', '3451'] });
  const matched = ['焊接', '结构', '构件', '自动', '动化'];
  const found = {
    share: 0.1,
    matched,
    rarity: matched.map((word) => rarity.get(word)!),
  };
  return rankOutcomes(weldingNeed, [{ subject, found }], setting).ranked[0]!;
};

describe('what a need is about', () => {
  it('when a record holds a word, then it counts more in the title than in the text', () => {
    expect(held('智能焊接机器人').share).toBeGreaterThan(held('机器人', '用于焊接').share);
    expect(held('机器人', '用于焊接').share).toBeGreaterThan(held('机器人').share);
    expect(held('大型结构件焊接自动化').share).toBeCloseTo(1, 6);
  });

  it('when a rare word and a common one are held, then the rare one counts more', () => {
    expect(held('焊接').share).toBeGreaterThan(held('自动').share);
  });

  it('when words are shared, then they are given as long as they run, the rarest first', () => {
    expect(held('结构件自动焊接').words.map(({ word }) => word)).toEqual([
      '结构件',
      '焊接',
      '自动',
    ]);
    expect(tellingOf(held('结构件自动焊接'))).toEqual(['结构件', '焊接']);
    expect(tellingOf(held('自动化仓库'))).toEqual([]);
  });

  it('when candidates were found, then the rarity of all their words is known', () => {
    const found = [foundAt(0.1, '轴承', '噪声'), foundAt(0.2, '轴承')];
    expect([...rarityOf(found)]).toEqual([
      ['轴承', 0.8],
      ['噪声', 0.8],
    ]);
  });
});

describe('what is worth showing', () => {
  it('when a telling word is shared, then the reason names it, its field and its place', () => {
    const match = welded('智能焊接机器人', '机器人系统。用于结构件的自动焊接。');
    const reason = match.reasons.find(({ code }) => code === 'evidence.words');
    expect(reason?.params.words).toBe('焊接 结构件');
    expect(reason?.sources).toEqual([{ kind: 'listing', id: 'outcome1', field: 'title' }]);
    expect(reason?.quote).toContain('焊接');
    expect(worthShowing(match)).toBe(true);
  });

  it('when a word is a part of another that is named, then it is not named again', () => {
    const match = welded('结构件焊接', '构件的焊接与结构件。');
    const reason = match.reasons.find(({ code }) => code === 'evidence.words');
    expect(reason?.params.words).toBe('结构件焊接');
  });

  it('when only common words or a whole section are shared, then it is not worth showing', () => {
    const match = welded('自动化仓库', '自动检测技术');
    expect(match.reasons.map(({ code }) => code)).toEqual(['maturity.high']);
    expect(worthShowing(match)).toBe(false);
  });

  it('when the group is shared, then it is worth showing; when only the division is, then not', () => {
    const near = (industry: string) => {
      const subject = bearingOutcome({ title: '仓库', summary: '', keywords: [] });
      const asked = { ...weldingNeed, industry };
      return rankOutcomes(asked, [{ subject, found: foundAt(0.1) }], setting).ranked[0]!;
    };
    expect([near('3452'), near('3461')].map(worthShowing)).toEqual([true, false]);
  });
});
