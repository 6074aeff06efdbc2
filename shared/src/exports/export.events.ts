export const exportEvents = { 'export.taken': { zh: '导出名单', en: 'exported a list' } } as const;
