export const disclosureEvents = {
  'need.doorShut': { zh: '收回一部分内容的查看', en: 'shut a door of the need' },
  'need.doorOpened': { zh: '恢复一部分内容的查看', en: 'opened a door of the need again' },
} as const;
