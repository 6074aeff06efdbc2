export const fileEvents = { 'file.uploaded': { zh: '上传文件', en: 'uploaded a file' } } as const;
