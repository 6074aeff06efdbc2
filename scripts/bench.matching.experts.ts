import { machineTopics } from '../seeds/topics.machines.ts';
import { materialTopics } from '../seeds/topics.materials.ts';
import type { ExpertForMatch, NeedForMatch } from '../server/src/features/matching/match.input.ts';
import { dice } from './bench.rounds.samples.ts';

const topics = [...machineTopics, ...materialTopics];
const words = topics
  .flatMap(
    ({ title, background }) => `${title}，${background}`.match(/\p{Script=Han}{2,6}/gu) ?? [],
  )
  .filter((word, at, all) => all.indexOf(word) === at);
const links = '一种 关键 技术 工艺 系统 装置 方法 优化 研究 应用 高精度 在线 复合 设备'.split(' ');
const roll = dice(11);
const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!;
/** A rare pair of characters now and then, so that the vocabulary grows as in life. */
const rare = (): string =>
  String.fromCharCode(0x4e00 + Math.floor(roll() * 4000), 0x4e00 + Math.floor(roll() * 4000));
const text = (length: number): string =>
  Array.from({ length }, () => pick([pick(words), pick(links), rare()])).join('');

/** An expert with five records of some 150 characters, one of them with a figure. */
export const expertFor = (index: number): ExpertForMatch => ({
  id: `e${index}`,
  category: pick(['sciEnvoy', 'sciDeputy', 'silver', 'holiday', 'overseas']),
  unitId: `u${index % 60}`,
  title: '教授',
  disciplines: [pick(['4602020', '43040', '53025'])],
  industries: [pick(['3451', '2653', '1530', '3562'])],
  summary: text(20),
  evidence: Array.from({ length: 5 }, (_, at) => ({
    id: `e${index}r${at}`,
    kind: 'patent' as const,
    title: text(4),
    text: `${text(30)}，达到 ${Math.floor(roll() * 60)} dB`,
    year: 2020 + at,
  })),
  availability: { paused: roll() < 0.02, daysPerMonth: Math.floor(roll() * 10) },
  capacity: 3,
  activeCount: Math.floor(roll() * 3.2),
  towns: [],
  relatedOrganisations: [],
  updatedAt: '2026-10-01T00:00:00.000Z',
});

/** A need of a topic of the demonstration, with its indicators. */
export const needFor = (index: number): NeedForMatch => {
  const { title, background } = topics[index % topics.length]!;
  return {
    id: `n${index}`,
    title,
    background: `${background}${text(40)}`,
    keywords: [pick(words), pick(words)],
    indicators: [
      { id: 'a', name: `${pick(words)}噪声`, target: 38, unit: 'dB', comparator: 'lte' },
      { id: 'b', name: `${pick(words)}寿命`, target: 1200, unit: '小时', comparator: 'gte' },
    ],
    industry: '3451',
    disciplines: ['4602020'],
    modes: ['consult'],
    firm: { id: 'f', creditCode: '' },
  };
};
