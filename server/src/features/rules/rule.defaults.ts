import type { RuleCode, RuleRow } from '@zhiqiao/shared/rules/rule.schema';

/** What holds until a county writes its own row. The document says where the number comes from. */
export const ruleDefaults: Record<RuleCode, Pick<RuleRow, 'value' | 'unit' | 'document'>> = {
  'need.submitPoints': { value: 60, unit: 'points', document: '平台默认：需求体检满 60 分可提交' },
  'need.reviewDays': { value: 3, unit: 'workingDays', document: '平台默认：受理审核 3 个工作日' },
  'need.refineDays': { value: 5, unit: 'workingDays', document: '平台默认：凝练 5 个工作日' },
  'need.returnDays': {
    value: 10,
    unit: 'workingDays',
    document: '平台默认：退回后补正 10 个工作日',
  },
  'need.pauseDays': { value: 90, unit: 'days', document: '平台默认：暂停不超过 90 天' },
  'need.silentDays': { value: 60, unit: 'days', document: '平台默认：60 天无进展视为过期' },
  'need.closeAfterDays': { value: 30, unit: 'days', document: '平台默认：解决或过期满 30 天关闭' },
  'need.duplicateLikeness': {
    value: 60,
    unit: 'percent',
    document: '平台默认：文字相似度达 60% 提示重复',
  },
  'bid.unitDays': { value: 5, unit: 'workingDays', document: '平台默认：派出单位审核 5 个工作日' },
  'bid.replyDays': { value: 10, unit: 'workingDays', document: '平台默认：企业 10 个工作日内答复' },
  'bid.answerDays': {
    value: 5,
    unit: 'workingDays',
    document: '平台默认：专家 5 个工作日内补充说明',
  },
  'bid.agreementDays': {
    value: 15,
    unit: 'workingDays',
    document: '平台默认：选定后 15 个工作日内签约',
  },
  'expert.activeLimit': { value: 3, unit: 'count', document: '平台默认：同时在岗不超过 3 项' },
  'invitation.days': { value: 7, unit: 'days', document: '平台默认：邀请链接 7 天有效' },
};
