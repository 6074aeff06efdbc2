export const dutyEvents = {
  'duty.soon': { zh: '快到期，已提醒', en: 'reminded: due soon' },
  'duty.today': { zh: '今天到期，已提醒', en: 'reminded: due today' },
  'duty.over': { zh: '逾期，已提醒', en: 'reminded: overdue' },
} as const;
