/** 不失联承诺: who is late, who chases, who lifts. */
export const duties = {
  owed: '{{expert}}揭榜“{{title}}”',
  held: '有 {{count}} 份揭榜申请过了答复日，答复后才能发新需求',
  notHeld: '有 {{count}} 份揭榜申请过了答复日，请逐份答复',
  heldText: '入围、补问、婉拒都算答复；婉拒要选原因、写一句话。已在办的需求不受影响。',
  liftedText: '局领导已放行：{{day}}前可以发新需求。原因：{{reason}}',
  lateFirms: '逾期未答复的企业 {{count}}',
  owes: '{{count}} 份没答复',
  firstOf: '最久的一份：{{expert}} · {{title}}',
  chasedAt: '{{time}} {{by}}催办过',
  liftedBy: '{{by}}放行到{{day}}：{{reason}}',
  chase: '发出催办',
  chaseOf: '发出催办：{{firm}}',
  letter: '催办函',
  letterHint: '已经按记录拟好，可以直接发，也可以改。企业在通知和邮件里都会收到。',
  send: '发出',
  lift: '放行',
  liftOf: '放行：{{firm}}',
  liftText:
    '放行期间企业可以发新需求，逾期的答复照样催。最长 {{count}} 天，到期自动恢复；原因和姓名留档。',
  until: '放行到哪一天',
  reason: '为什么放行',
};
