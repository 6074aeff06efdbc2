import type { IndexSchema, SearchDocument } from '../../server/src/platform/search/port.ts';

/** The small index that the contract is tried on. */
export const NEEDS: IndexSchema = {
  name: 'contract_needs',
  version: 1,
  text: { title: 3, keywords: 2, summary: 1 },
  filters: ['state', 'county', 'budget', 'keywords', 'urgent', 'note'],
  sorts: ['budget', 'postedAt', 'county'],
  synonyms: [['轴承', 'bearing']],
};

const need = (
  id: string,
  title: string,
  summary: string,
  more: Partial<SearchDocument>,
): SearchDocument => ({ id, rev: 1, title, summary, state: 'open', ...more });

export const SAMPLE: SearchDocument[] = [
  need('n1', '深沟球轴承噪声控制', '精密轴承振动与噪声偏高, 需要降到 38dB 以下。', {
    keywords: ['轴承', '噪声'],
    county: '江州区',
    budget: 50,
    postedAt: 20,
    urgent: true,
  }),
  need('n2', '轴承寿命提升', '圆锥滚子轴承疲劳寿命不足, 采用 GCr15 钢。', {
    keywords: ['轴承', '疲劳寿命'],
    county: '德清县',
    budget: 120,
    postedAt: 30,
    urgent: false,
  }),
  need('n3', '锂电池隔膜涂覆', '陶瓷涂层厚度不均, 隔膜热收缩大。', {
    keywords: ['锂电池', '隔膜'],
    county: '江州区',
    budget: 300,
    postedAt: 10,
    note: '已有样品',
  }),
  need('n4', '茶叶农药残留检测', '需要便携式快速检测, 采用 SiC MOSFET 电源。', {
    keywords: ['茶叶', '检测'],
    county: '长兴县',
    state: 'closed',
    postedAt: 40,
  }),
  need('n5', '电机噪声检测系统', '在线检测电机噪声, 剔除不合格品, 含 "quote\\" 字样。', {
    keywords: ['电机', '检测'],
    county: 'O\'Neil "县" \\',
    budget: 80,
    postedAt: 50,
    urgent: true,
  }),
];

export async function* inBatches(documents: SearchDocument[], size = 2) {
  for (let i = 0; i < documents.length; i += size) yield documents.slice(i, i + size);
}
