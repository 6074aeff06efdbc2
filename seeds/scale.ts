import { expertProfile } from '@zhiqiao/shared/experts/expert.schema';
import type { NeedBrief } from '@zhiqiao/shared/needs/need.schema';
import { needBrief } from '@zhiqiao/shared/needs/need.schema';
import { accountsOf } from '../server/src/features/accounts/account.making.service.ts';
import { importExperts } from '../server/src/features/experts/expert.importing.service.ts';
import { publishMany } from '../server/src/features/needs/need.importing.service.ts';
import { inTransaction } from '../server/src/platform/mongo.ts';
import { briefOf } from './play.needs.ts';
import { county } from './playing.ts';
import { farmingTopics } from './topics.farming.ts';
import { machineTopics } from './topics.machines.ts';
import { materialTopics } from './topics.materials.ts';

const topics = [...machineTopics, ...materialTopics, ...farmingTopics];
const objects = [
  '轴承',
  '齿轮',
  '阀门',
  '水泵',
  '电机',
  '模具',
  '刀具',
  '弹簧',
  '导轨',
  '风机',
  '传感器',
  '线束',
  '板材',
  '涂层',
  '菌种',
  '茶青',
  '果皮',
  '鱼苗',
  '土壤',
  '饲料',
];
const matters = [
  '噪声',
  '寿命',
  '能耗',
  '精度',
  '破损率',
  '含水率',
  '合格率',
  '节拍',
  '磨损',
  '色差',
  '气泡',
  '变形',
  '回收率',
  '病害',
  '糖度',
  '裂纹',
  '振动',
  '泄漏',
  '残留',
  '翘曲',
];
const batch = 500;

/** A made need: one of the topics with other words in front, so that a search has something to tell apart. */
const made = (index: number, deadline: string): NeedBrief => {
  const topic = topics[index % topics.length]!;
  const object = objects[Math.floor(index / topics.length) % objects.length]!;
  const matter = matters[(index * 7) % matters.length]!;
  const told = {
    ...topic,
    title: `${object}${matter}改进 ${index}：${topic.title}`,
    background: `${object}的${matter}。${topic.background}`,
  };
  return needBrief.parse(briefOf(told, topic, deadline));
};

const profile = (index: number) => {
  const topic = topics[index % topics.length]!;
  const object = objects[(index * 3) % objects.length]!;
  const [, title, text, year] = topic.evidence[0]!.split('|');
  return expertProfile.parse({
    name: `量测专家${index}`,
    category: 'sciDeputy',
    unitName: '量测用单位（示例）',
    title: '副教授',
    disciplines: topic.disciplines,
    industries: [topic.industry],
    summary: `研究${object}与${topic.keywords.join('、')}`,
    evidence: [
      { key: 'evid1', kind: 'patent', title: `${object}${title}`, text, year: Number(year) },
    ],
  });
};

/** Adds many published needs and a tenth as many experts, in batches; search is rebuilt afterwards. */
export const scaleUp = async (count: number, today: Date): Promise<void> => {
  const [broker] = await accountsOf({ officersOf: county.code });
  const deadline = new Date(today.getTime() + 200 * 86_400_000).toISOString().slice(0, 10);
  const firm = broker!.organisation!;
  for (let from = 0; from < count; from += batch) {
    const values = Array.from({ length: Math.min(batch, count - from) }, (_, index) => ({
      value: made(from + index, deadline),
      owner: firm,
    }));
    await inTransaction(() => publishMany(values, broker!, today));
  }
  for (let from = 0; from < count / 10; from += batch) {
    const values = Array.from({ length: Math.min(batch, count / 10 - from) }, (_, index) => ({
      value: profile(from + index),
    }));
    await inTransaction(() => importExperts(values, broker!, today));
  }
};
