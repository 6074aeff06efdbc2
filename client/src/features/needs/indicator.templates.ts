import type { Indicator } from '@zhiqiao/shared/needs/need.schema';

type Comparator = Indicator['comparator'];
export interface Template {
  zh: string;
  en: string;
  unit: string;
  comparator: Comparator;
  /** how it is usually measured */
  how: readonly [zh: string, en: string];
}

const row = (
  zh: string,
  en: string,
  unit: string,
  comparator: Comparator,
  how: readonly [string, string],
): Template => ({ zh, en, unit, comparator, how });

/** What firms of an industry usually measure, by GB/T 4754 code; a longer code goes before its division. */
const byIndustry: Record<string, readonly Template[]> = {
  '3451': [
    row('振动加速度', 'Vibration', 'dB', 'lte', ['测振仪抽检 50 套/批', 'vibrometer, 50 a batch']),
    row('滚道圆度', 'Roundness of the raceway', 'μm', 'lte', [
      '圆度仪，每批 20 件',
      'roundness tester, 20 a batch',
    ]),
    row('表面粗糙度 Ra', 'Roughness Ra', 'μm', 'lte', ['粗糙度仪', 'roughness tester']),
    row('寿命 L10', 'Life L10', 'h', 'gte', ['台架试验', 'bench test']),
  ],
  '34': [
    row('合格率', 'Yield', '%', 'gte', ['连续 3 批统计', 'over 3 batches']),
    row('节拍', 'Cycle time', 's/件', 'lte', ['产线计时，连续 8 小时', 'timed for 8 hours']),
    row('单件成本', 'Cost a piece', '元', 'lte', ['财务核算，3 个月均值', 'mean of 3 months']),
  ],
  '35': [
    row('故障间隔', 'Time between failures', 'h', 'gte', ['整机连续运行记录', 'run record']),
    row('能耗', 'Energy use', 'kW·h', 'lte', ['电表计量', 'metered']),
    row('噪声', 'Noise', 'dB', 'lte', ['声级计，距机 1 米', 'sound meter at 1 m']),
  ],
  '36': [
    row('磨损量', 'Wear', 'g', 'lte', ['惯性台架 1000 次', 'inertia bench, 1000 stops']),
    row('响应时间', 'Response time', 'ms', 'lte', ['台架实测', 'on the bench']),
    row('不良率', 'Defects', '‰', 'lte', ['出厂检验统计', 'final inspection']),
  ],
  '38': [
    row('空载损耗', 'No-load loss', 'W', 'lte', ['出厂试验', 'routine test']),
    row('局部放电', 'Partial discharge', 'pC', 'lte', ['局放仪', 'PD detector']),
    row('温升', 'Temperature rise', 'K', 'lte', ['温升试验', 'temperature-rise test']),
  ],
  '20': [
    row('吸水厚度膨胀率', 'Thickness swelling', '%', 'lte', ['浸水 24 小时', '24 h in water']),
    row('甲醛释放量', 'Formaldehyde', 'mg/m³', 'lte', ['气候箱法', 'chamber method']),
    row('防霉时间', 'Mould-free time', '个月', 'gte', ['库房挂样', 'stored samples']),
  ],
  '30': [
    row('气泡密度', 'Bubble density', '个/cm³', 'lte', ['显微镜计数', 'counted by microscope']),
    row('成品率', 'Yield', '%', 'gte', ['按炉统计', 'by furnace run']),
  ],
  '26': [
    row('溶剂回收率', 'Solvent recovered', '%', 'gte', ['物料平衡', 'mass balance']),
    row('收率', 'Yield', '%', 'gte', ['色谱外标法', 'by chromatography']),
  ],
  '13': [
    row('保留率', 'Retention', '%', 'gte', ['液相色谱', 'HPLC']),
    row('货架期', 'Shelf life', '天', 'gte', ['恒温留样', 'kept samples']),
  ],
  '01': [
    row('亩产', 'Yield a mu', 'kg/亩', 'gte', ['测产 3 个点', '3 plots']),
    row('糖度', 'Sugar', '°Brix', 'gte', ['手持折光仪', 'refractometer']),
    row('发病率', 'Disease rate', '%', 'lte', ['田间调查', 'field survey']),
  ],
  '04': [
    row('成活率', 'Survival', '%', 'gte', ['整网计数', 'whole-cage count']),
    row('检出时间', 'Time to detect', 'h', 'lte', ['现场计时', 'timed on site']),
  ],
};

const usual: readonly Template[] = [
  row('合格率', 'Yield', '%', 'gte', ['连续 3 批统计', 'over 3 batches']),
  row('单件成本', 'Cost a piece', '元', 'lte', ['财务核算，3 个月均值', 'mean of 3 months']),
  row('工时', 'Working time', 'h', 'lte', ['现场计时', 'timed on site']),
];

/** Indicators usual in an industry, without those already there. */
export const templatesFor = (industry: string, taken: readonly string[]): readonly Template[] => {
  const own = byIndustry[industry] ?? [];
  const division = byIndustry[industry.slice(0, 2)] ?? [];
  const all = own.length + division.length > 0 ? [...own, ...division] : usual;
  return all.filter(({ zh, en }) => !taken.includes(zh) && !taken.includes(en)).slice(0, 5);
};

/** Units people here write, for the list under the field. */
export const units = [
  '%',
  '‰',
  'mm',
  'μm',
  'dB',
  's/件',
  'h',
  'min',
  '天',
  '个月',
  '元',
  '℃',
  'kW·h',
  'W',
  'kg',
  'g',
  'MPa',
] as const;
