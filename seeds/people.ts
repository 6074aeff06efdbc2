/** Sixty people who do not exist. */
const names =
  '林知微 陆怀瑾 秦未央 程牧野 许望舒 苏景行 何听澜 温如玉 江砚秋 白予墨 孟令仪 余清欢 唐照野 韩若谷 叶惊鸿 顾云起 沈星回 谢长庚 祁连川 薛定云 ' +
  '宋时雨 梁照晚 夏知节 段青崖 邵华年 骆鸣谦 钟离和 姚若溪 冯子游 易安之 庄梦蝶 申屠野 柯一苇 戚如歌 向晚晴 鲁望北 桑柔嘉 尹其雨 晏几何 牧之遥 ' +
  '阎思远 毕方舟 童言默 岳临川 滕王阁 卓然立 闻人语 尚德明 乔木深 水云间 左丘明远 管鹤鸣 成竹青 路遥知 古今同 万里晴 迟日暖 安如山 易水寒 雷在天';
export const people = names.split(' ');

export const units = ['zj', 'lx', 'hy', 'zd'] as const;
const titles = ['讲师', '副教授', '副研究员', '助理研究员', '教授'];
export const titleOf = (index: number): string => titles[index % titles.length]!;

/** Retired engineers by topic: the factory they worked in, and the years. */
export const silver: Record<string, string> = {
  bearing: '原轴承厂总工程师',
  transformer: '原变压器厂工艺科长',
  casting: '原互感器厂工艺科长',
  loom: '原纺机厂高级工程师',
  camellia: '原油脂厂高级技师',
  door: '原家具厂高级技师',
};
/** Weekend engineers by topic: where they work on weekdays. */
export const holiday: Record<string, string> = {
  vision: '省城视觉设备公司',
  papercone: '省城包装机械公司',
  mes: '省城工业软件公司',
  cage: '省城海洋装备公司',
};
/** Topics whose first expert leads an envoy team. */
export const envoys = [
  'pomelo',
  'hericium',
  'tea',
  'corn',
  'chestnut',
  'croaker',
  'bamboo',
  'straw',
  'pet',
  'camellia',
];
export const overseas = ['bearing', 'exo'];
