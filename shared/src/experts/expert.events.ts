export const expertEvents = {
  'expert.registered': { zh: '专家登记', en: 'registered' },
  'expert.imported': { zh: '批量导入', en: 'imported' },
  'expert.edited': { zh: '修改档案', en: 'changed the profile' },
  'expert.verified': { zh: '核验通过', en: 'verified' },
  'expert.refused': { zh: '核验不通过', en: 'not verified' },
} as const;
