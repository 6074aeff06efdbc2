export const accountEvents = {
  'account.registered': { zh: '注册账号', en: 'registered' },
  'account.signedIn': { zh: '登录', en: 'signed in' },
  'account.refused': { zh: '登录被拒', en: 'sign-in refused' },
  'account.lockedOut': { zh: '多次输错，暂时锁定', en: 'locked after wrong passwords' },
  'account.signedOutEverywhere': { zh: '全部退出', en: 'signed out everywhere' },
  'account.passwordChanged': { zh: '修改密码', en: 'changed the password' },
  'account.contactChanged': { zh: '修改联系方式', en: 'changed contact details' },
  'account.disabled': { zh: '停用账号', en: 'closed the account' },
  'account.enabled': { zh: '恢复账号', en: 'opened the account again' },
  'account.passwordLinkMade': { zh: '生成重设密码链接', en: 'made a link for a new password' },
  'account.passwordSet': { zh: '用链接重设密码', en: 'set a new password by a link' },
} as const;
