export const outcomeEvents = {
  'outcome.drafted': { zh: '登记成果', en: 'drafted' },
  'outcome.imported': { zh: '批量导入', en: 'imported' },
  'outcome.edited': { zh: '修改成果', en: 'edited' },
  'outcome.submitted': { zh: '送单位审批', en: 'submitted' },
  'outcome.approved': { zh: '批准入池', en: 'listed' },
  'outcome.givenBack': { zh: '退回修改', en: 'given back' },
  'outcome.delisted': { zh: '下架', en: 'delisted' },
} as const;
