export const expertEvents = {
  'expert.registered': { zh: '专家登记', en: 'registered' },
  'expert.edited': { zh: '修改档案', en: 'changed the profile' },
  'expert.verified': { zh: '核验通过', en: 'verified' },
  'expert.refused': { zh: '核验不通过', en: 'not verified' },
} as const;
