import type { TrialRuleCode } from '@zhiqiao/shared/rules/trial.rules';

const byPlatform = (value: number, what: string) => ({ value, document: `平台默认：${what}` });
const byDocument = (value: number, document: string) => ({ value, document });

/** What holds for trials until a county writes its own row. Money of the county is nought until a document gives it. */
export const trialRuleDefaults: Record<TrialRuleCode, { value: number; document: string }> = {
  'listing.inventorDays': byPlatform(10, '完成人 10 个工作日内确认'),
  'listing.keepDays': byPlatform(730, '入池满 730 天须续期'),
  'listing.remindDays': byPlatform(90, '知识产权、入池到期前 90 天提醒'),
  'lead.score': byPlatform(55, '匹配满 55 分才推荐'),
  'lead.most': byPlatform(3, '一次最多推荐 3 项'),
  'lead.days': byPlatform(30, '推荐 30 天没人回应即失效'),
  'trial.smallOnly': byPlatform(1, '先用后转面向中小微企业'),
  'trial.unitDays': byPlatform(10, '单位 10 个工作日内审批试用'),
  'trial.placeDays': byPlatform(5, '独占名额空出后 5 个工作日内送审'),
  'trial.termsDays': byPlatform(15, '条件商定和签署 15 个工作日'),
  'trial.handoverDays': byPlatform(10, '签署后 10 个工作日内交底'),
  'trial.beginDays': byPlatform(10, '交底后 10 个工作日内测基线、开始试用'),
  'trial.monthsMost': byPlatform(60, '试用期不超过 60 个月'),
  'trial.evaluateDays': byPlatform(30, '到期前 30 天进入评估'),
  'trial.overdueDays': byPlatform(7, '到期满 7 天不决定即停用并告知各方'),
  'trial.extensionPercent': byPlatform(50, '延期一次，不超过原试用期的 50%'),
  'trial.extensionDays': byPlatform(5, '单位 5 个工作日内答复延期'),
  'trial.reconsiderDays': byPlatform(1, '决定后 1 天内可以撤回'),
  'trial.conversionDays': byPlatform(10, '单位 10 个工作日内审批转化'),
  'trial.priceDays': byPlatform(10, '批准后 10 个工作日内定价'),
  'trial.publicityDays': byDocument(15, '促进科技成果转化法第十八条（公示 15 天）'),
  'trial.objectionDays': byPlatform(5, '异议 5 个工作日内答复'),
  'trial.contractDays': byPlatform(10, '公示期满 10 个工作日内签约'),
  'trial.returnDays': byPlatform(10, '归还后 10 个工作日内确认资料'),
  'trial.mediationDays': byPlatform(20, '违约提出后 20 个工作日内调解'),
  'contract.registerDays': byDocument(15, '技术合同认定登记管理办法（15 个工作日）'),
  'contract.reviewDays': byDocument(30, '技术合同认定登记管理办法（专家评审 30 个工作日）'),
  'contract.largeAmount': byDocument(5_000_000, '技术合同认定登记管理办法（500 万元以上专家评审）'),
  'contract.correctDays': byPlatform(10, '要求补正后 10 个工作日内补正'),
  'award.teamPercent': byPlatform(60, '奖励 60% 以上给科研团队'),
  'award.mainPercent': byPlatform(30, '主要完成人不少于奖励的 30%'),
  'quote.voucherPercent': byPlatform(0, '创新券以本县文件为准'),
  'quote.voucherMost': byPlatform(20_000, '创新券每次最多 2 万元'),
  'quote.subsidyPercent': byPlatform(0, '转化补助以本县文件为准'),
  'quote.subsidyMost': byPlatform(300_000, '转化补助每项最多 30 万元'),
  'quote.together': byPlatform(0, '创新券与转化补助不重复享受'),
};
