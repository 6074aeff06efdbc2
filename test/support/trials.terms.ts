/** Terms of a trial as both sides would write them. */
export const terms = (changes: object = {}) => ({
  mode: 'salesShare',
  pricing: {
    kind: 'formula',
    formula: 'min(增产值 × 1.5%, 200000)',
    quantities: [{ name: '增产值', label: '年新增产值', unit: '元', over: 'last' }],
    capFen: 30_000_000,
    years: 3,
  },
  trigger: 'kept',
  scope: { territory: '清江县', product: '深沟球轴承 6203', volume: '一条产线' },
  exclusive: false,
  months: 6,
  indicators: [
    { key: 'ind1', name: 'V2 合格率', unit: '%', comparator: 'gte', target: 95 },
    { key: 'ind2', name: '滚道圆度', unit: 'μm', comparator: 'lte', target: 0.8 },
  ],
  improvements: 'shared',
  confidentiality: '参数表和工艺文件不得带出车间',
  reportDays: 30,
  checklist: [
    { key: 'doc1', label: '工艺参数表' },
    { key: 'doc2', label: '操作培训' },
  ],
  breach: '超出范围使用的，按约定价款的两倍支付',
  ...changes,
});
