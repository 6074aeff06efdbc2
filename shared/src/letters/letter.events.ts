export const letterEvents = {
  'gateway.set': { zh: '设置通知网关', en: 'set the gateway of notices' },
} as const;
