/** The rules in force, in plain words. */
export const rules = {
  title: '办事规则：几天办、几分过、到期怎样',
  windowTitle: '规则',
  meta: '{{county}}现行的 {{count}} 条。每条写明依据和起止日期；改了规则，到期日按新的算。',
  document: '依据',
  from: '{{day}}起',
  until: '{{from}} 至 {{to}}',
  group: {
    need: '需求',
    bid: '揭榜',
    expert: '专家',
    invitation: '账号',
  },
  value: {
    points: '{{value}} 分',
    workingDays: '{{value}} 个工作日',
    days: '{{value}} 天',
    count: '{{value}} 项',
    percent: '{{value}}%',
  },
  code: {
    need: {
      submitPoints: '需求体检达到这个分数才能提交',
      reviewDays: '企业提交后，科技局审核的期限',
      refineDays: '受理后，科技局凝练文字的期限',
      returnDays: '退回后，企业补正的期限',
      pauseDays: '一次最多能暂停这么久，到期自动恢复发布',
      silentDays: '发布后这么久没有进展，视为过期',
      closeAfterDays: '解决或过期后，过这么久自动关闭',
      duplicateLikeness: '和本单位在办的需求相似到这个程度，提示可能重复',
    },
    bid: {
      unitDays: '派出单位审核揭榜申请的期限',
      replyDays: '收到揭榜申请后，企业答复的期限；逾期不能发新需求',
      answerDays: '企业请专家补充说明后，专家答复的期限',
      agreementDays: '选定后，双方签约的期限',
    },
    expert: { activeLimit: '一位专家同时最多承接' },
    invitation: { days: '邀请链接的有效期' },
  },
};
