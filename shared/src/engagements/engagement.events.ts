export const engagementEvents = {
  'engagement.begun': { zh: '生成合作，待签协议', en: 'engagement begun' },
  'engagement.signed': { zh: '签署协议', en: 'agreement signed' },
  'engagement.completed': { zh: '合作完成', en: 'engagement completed' },
  'engagement.terminated': { zh: '合作终止', en: 'engagement terminated' },
} as const;
