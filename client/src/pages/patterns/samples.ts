import type { Tone } from '@zhiqiao/shared/kernel/machine';
import type { FacetGroup } from '../../ui/FacetList.tsx';
import type { Gap } from '../../ui/HealthPanel.tsx';
import type { IndicatorRead } from '../../ui/IndicatorRows.tsx';
import type { TimelineItem } from '../../ui/Timeline.tsx';

/** Invented content for the sample sheet. One fixed moment, so that every visit shows the same. */
export const now = new Date('2027-01-12T09:00:00+08:00');

export const colours: readonly [name: string, value: string][] = [
  ['纸', '--paper'],
  ['面', '--surface'],
  ['凹', '--sunken'],
  ['墨', '--ink'],
  ['淡墨', '--ink-3'],
  ['青瓷', '--cel-600'],
  ['青 200', '--cel-200'],
  ['青 50', '--cel-50'],
  ['赭 等待', '--och-500'],
  ['朱砂 逾期', '--cin-600'],
];

export const late: readonly [tone: Tone, word: string][] = [
  ['over', '逾期未答复'],
  ['over', '逾期未决定'],
  ['wait', '到期评估'],
  ['done', '已转化'],
];

export const clocks = [
  { due: '2027-01-20T18:00:00+08:00', startedAt: '2027-01-08T09:00:00+08:00', who: '锦梭纺机' },
  { due: '2027-01-14T18:00:00+08:00', startedAt: '2027-01-04T09:00:00+08:00', who: 'you' },
  { due: '2027-01-12T17:00:00+08:00', startedAt: '2027-01-11T09:00:00+08:00', who: 'you' },
  { due: '2027-01-07T18:00:00+08:00', startedAt: '2026-12-30T09:00:00+08:00', who: '合泰电机' },
] as const;

export const indicators: IndicatorRead[] = [
  {
    key: 'v2rate',
    name: 'V2 级合格率',
    current: 86,
    target: 95,
    upper: null,
    unit: '%',
    comparator: 'gte',
    method: '测振仪抽检 200 套/批，连续 3 批',
  },
  {
    key: 'round',
    name: '滚道圆度',
    current: 1.8,
    target: 0.8,
    upper: null,
    unit: 'μm',
    comparator: 'lte',
    method: '圆度仪，每批 20 件',
  },
  {
    key: 'cycle',
    name: '磨削节拍',
    current: 22,
    target: 20,
    upper: null,
    unit: 's/件',
    comparator: 'lte',
    method: '',
  },
  {
    key: 'cost',
    name: '单套新增成本',
    current: null,
    target: 0.15,
    upper: null,
    unit: '元',
    comparator: 'lte',
    method: '财务核算，3 个月均值',
  },
];

export const gaps: Gap[] = [
  {
    key: 'indicators.2.method',
    title: '“磨削节拍”没写怎么测',
    hint: '例：产线计时，连续 8 小时取均值',
    points: 8,
    half: true,
  },
  { key: 'files', title: '没有图或数据', hint: '一张振动频谱就够', points: 8 },
  { key: 'tried', title: '没说试过什么', hint: '写一句，省去专家重复提', points: 6, half: true },
];

export const facets: FacetGroup[] = [
  {
    key: 'industry',
    title: '行业',
    options: [
      { value: '34', label: '通用设备', count: 12 },
      { value: '345', label: '轴承、齿轮', count: 10, depth: 1 },
      { value: '35', label: '专用设备', count: 5 },
      { value: '355', label: '纺织专用设备', count: 4, depth: 1 },
    ],
  },
  {
    key: 'town',
    title: '乡镇街道',
    options: [
      '石桥镇',
      '江北街道',
      '凤林镇',
      '云溪镇',
      '青岚镇',
      '白沙镇',
      '古渡镇',
      '大坞镇',
      '上坞乡',
    ].map((label, index) => ({ value: `t${index}`, label, count: 9 - index })),
  },
];

export const events: TimelineItem[] = [
  { key: '4', at: '2027-01-11T08:02:00Z', what: '请求补充说明', who: '方启明', tone: 'wait' },
  { key: '3', at: '2027-01-08T02:00:00Z', what: '提交揭榜', who: '林知微 · 学校当天同意' },
  { key: '2', at: '2026-12-30T02:00:00Z', what: '逾期提醒', who: '时钟', tone: 'over' },
  { key: '1', at: '2026-11-12T02:00:00Z', what: '发布', who: '周以安', note: '版本 2，企业已确认' },
];
