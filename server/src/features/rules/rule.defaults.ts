import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';

interface Default {
  value: number;
  /** where the number comes from */
  document: string;
}

const byPlatform = (value: number, what: string): Default => ({
  value,
  document: `平台默认：${what}`,
});

/** What holds until a county writes its own row. */
export const ruleDefaults: Record<RuleCode, Default> = {
  'need.submitPoints': byPlatform(60, '需求体检满 60 分可提交'),
  'need.reviewDays': byPlatform(3, '受理审核 3 个工作日'),
  'need.refineDays': byPlatform(5, '凝练 5 个工作日'),
  'need.returnDays': byPlatform(10, '退回后补正 10 个工作日'),
  'need.pauseDays': byPlatform(90, '暂停不超过 90 天'),
  'need.silentDays': byPlatform(60, '60 天无进展视为过期'),
  'need.closeAfterDays': byPlatform(30, '解决或过期满 30 天关闭'),
  'need.duplicateLikeness': byPlatform(60, '文字相似度达 60% 提示重复'),
  'bid.unitDays': byPlatform(5, '派出单位审核 5 个工作日'),
  'bid.replyDays': byPlatform(10, '企业 10 个工作日内答复'),
  'bid.answerDays': byPlatform(5, '专家 5 个工作日内补充说明'),
  'bid.agreementDays': byPlatform(15, '选定后 15 个工作日内签约'),
  'expert.activeLimit': byPlatform(3, '同时在岗不超过 3 项'),
  'match.conflict': byPlatform(1, '本人或派出单位创办、入股、任职的企业，不作推荐'),
  'match.territory': byPlatform(1, '科技特派员只推荐给所服务乡镇的需求'),
  'match.availability': byPlatform(1, '专家自己暂停接单期间，不作推荐'),
  'invitation.days': byPlatform(7, '邀请链接 7 天有效'),
};
