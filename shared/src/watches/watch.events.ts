export const watchEvents = {
  'watch.found': { zh: '订阅的搜索有新结果', en: 'a saved search found something new' },
} as const;
