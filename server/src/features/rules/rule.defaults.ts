import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { trialRuleDefaults } from './trial.rule.defaults.ts';

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
  'need.confirmDays': byPlatform(5, '凝练改文后企业 5 个工作日内确认'),
  'need.checkDays': byPlatform(10, '企业填报结果后专家 10 个工作日内核对'),
  'need.pauseDays': byPlatform(90, '暂停不超过 90 天'),
  'need.silentDays': byPlatform(60, '60 天无进展视为过期'),
  'need.closeAfterDays': byPlatform(30, '解决或过期满 30 天关闭'),
  'need.duplicateLikeness': byPlatform(60, '文字相似度达 60% 提示重复'),
  'bid.unitDays': byPlatform(5, '派出单位审核 5 个工作日'),
  'bid.replyDays': byPlatform(10, '企业 10 个工作日内答复'),
  'bid.answerDays': byPlatform(5, '专家 5 个工作日内补充说明'),
  'bid.decideDays': byPlatform(15, '入围、洽谈、备选后 15 个工作日内定下来'),
  'bid.holdAfterDays': byPlatform(0, '过了答复日即停发新需求'),
  'bid.liftDays': byPlatform(30, '放行不超过 30 天'),
  'bid.agreementDays': byPlatform(15, '选定后 15 个工作日内签约'),
  'organisation.verifyDays': byPlatform(3, '单位登记后 3 个工作日内核验'),
  'expert.verifyDays': byPlatform(3, '专家登记后 3 个工作日内核验'),
  'outcome.approveDays': byPlatform(10, '成果送审后单位 10 个工作日内审批'),
  'duty.remindDays': byPlatform(2, '到期前 2 个工作日提醒'),
  'expert.activeLimit': byPlatform(3, '同时在岗不超过 3 项'),
  'match.conflict': byPlatform(1, '本人或派出单位创办、入股、任职的企业，不作推荐'),
  'match.territory': byPlatform(1, '科技特派员只推荐给所服务乡镇的需求'),
  'match.availability': byPlatform(1, '专家自己暂停接单期间，不作推荐'),
  'introduction.followDays': byPlatform(5, '引荐后 5 个工作日内回访'),
  'introduction.laterDays': byPlatform(30, '暂不考虑的推荐 30 天后再出现'),
  'round.answerDays': byPlatform(5, '场次发布后双方 5 个工作日内答复'),
  'round.wishPoints': byPlatform(10, '一方的意愿加减 10 分'),
  'talk.editMinutes': byPlatform(10, '消息发出 10 分钟内可以修改'),
  'talk.withdrawMinutes': byPlatform(1440, '消息发出 24 小时内可以撤回'),
  'talk.noticeMinutes': byPlatform(15, '消息 15 分钟没人看，才发一条提醒'),
  'invitation.days': byPlatform(7, '邀请链接 7 天有效'),
  'invitation.passwordDays': byPlatform(2, '重设密码的链接 2 天有效'),
  ...trialRuleDefaults,
};
