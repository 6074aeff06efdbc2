export const expertEvents = {
  'expert.registered': { zh: '专家登记', en: 'registered' },
  'expert.imported': { zh: '批量导入', en: 'imported' },
  'expert.edited': { zh: '修改档案', en: 'changed the profile' },
  'expert.withheld': { zh: '收起一项推荐依据', en: 'withheld something from the matching' },
  'expert.allowed': { zh: '放回一项推荐依据', en: 'allowed something to the matching again' },
  'expert.unranked': { zh: '退出推荐排序', en: 'left the ranking' },
  'expert.ranked': { zh: '回到推荐排序', en: 'came back to the ranking' },
  'expert.verified': { zh: '核验通过', en: 'verified' },
  'expert.refused': { zh: '核验不通过', en: 'not verified' },
} as const;
