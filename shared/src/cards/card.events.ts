export const cardEvents = {
  'card.contested': { zh: '对信用卡数字提出异议', en: 'contested a figure of the card' },
  'card.corrected': { zh: '异议成立，已更正', en: 'the figure was corrected' },
  'card.upheld': { zh: '异议不成立，维持', en: 'the figure was upheld' },
} as const;
