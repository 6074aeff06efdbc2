/** The guest's home, 一网尽览. */
export const home = {
  headline: '企业出题，专家揭榜，先用后转',
  under: '{{county}}的技术难题、科研成果和能帮忙的人，一个框里查。',
  tries: '试试',
  tryWords: '变压器损耗|竹材防霉|山茶油|在线视觉检测|zczs',
  doors: {
    title: '换个身份看看',
    note: '演示账号，一点即入',
    go: '以此身份进入',
    role: {
      firm: '企业',
      expert: '专家',
      university: '高校成果办',
      bureau: '县科技局',
      guest: '访客',
    },
  },
  counters: {
    title: '近 12 个月，难题走到了哪一步',
    rule: '口径',
    posted: '企业提出',
    published: '审核发布',
    solved: '已经解决',
    matching: '正在对接',
    delivering: '实施中',
    count_other: '{{count}} 件',
    reply: '专家揭榜后，企业答复中位数 {{days}} 天；逾期未答 {{overdue}} 件。',
    noReply: '逾期未答 {{overdue}} 件。',
    ruleText:
      '按提出日期在近 12 个月内的需求逐件计数。“企业提出”含还在审核和退回的，不公开，所以打不开；“已经解决”含解决后关闭的。列表不限 12 个月，会多几件更早的。答复天数从提交揭榜到企业第一次给出结果。数据截至 {{at}}。',
  },
  steps: {
    title: '三步办成',
    one: '写清难题',
    oneText: '填“现在多少、想要多少、怎么测”，系统边写边体检，县科技局审核后发布。',
    two: '看理由选人',
    twoText: '每位专家都写明能覆盖哪条指标、缺什么材料。企业须在期限内逐份答复。',
    three: '先用后转',
    threeText: '成果可以先免费试用，到期看前后数据：留用按事先约好的价，不留用就归还。',
  },
  emptyNeeds: '需求榜还空着',
  emptyOutcomes: '成果榜还空着',
};
