export const importEvents = { 'import.written': { zh: '批量导入', en: 'imported' } } as const;
