import { trialDutyWords } from './trial.duty.words.ts';

/** What somebody has to do, by the `what` of a clock: as the end of a sentence. */
export const dutyWords: Readonly<Record<string, { zh: string; en: string }>> = {
  ...trialDutyWords,
  countersign: { zh: '会签', en: 'countersign it' },
  review: { zh: '审核', en: 'review it' },
  mend: { zh: '补正', en: 'mend it' },
  refine: { zh: '凝练发布', en: 'refine and publish it' },
  confirm: { zh: '确认文字', en: 'confirm the text' },
  sign: { zh: '签约', en: 'sign the agreement' },
  report: { zh: '填报指标结果', en: 'report the results' },
  check: { zh: '核对指标结果', en: 'check the results' },
  resume: { zh: '恢复发布', en: 'take it up again' },
  renew: { zh: '重新确认', en: 'confirm it again' },
  close: { zh: '办结关闭', en: 'close it' },
  reviewBid: { zh: '审核揭榜申请', en: 'review the bid' },
  answerBid: { zh: '答复揭榜申请', en: 'answer the bid' },
  decideBid: { zh: '定下来用不用', en: 'decide about the bid' },
  clarifyBid: { zh: '补充说明', en: 'answer the question' },
  verifyOrganisation: { zh: '核验单位', en: 'verify the organisation' },
  verifyExpert: { zh: '核验专家', en: 'verify the expert' },
  approveOutcome: { zh: '审批成果', en: 'approve the outcome' },
};
