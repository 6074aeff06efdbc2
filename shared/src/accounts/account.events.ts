export const accountEvents = {
  'account.registered': { zh: '注册账号', en: 'registered' },
  'account.signedIn': { zh: '登录', en: 'signed in' },
  'account.refused': { zh: '登录被拒', en: 'sign-in refused' },
  'account.lockedOut': { zh: '多次输错，暂时锁定', en: 'locked after wrong passwords' },
  'account.signedOutEverywhere': { zh: '全部退出', en: 'signed out everywhere' },
  'account.passwordChanged': { zh: '修改密码', en: 'changed the password' },
  'account.contactChanged': { zh: '修改联系方式', en: 'changed contact details' },
} as const;
