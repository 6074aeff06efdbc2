export const ruleEvents = {
  'rule.written': { zh: '发布规则', en: 'wrote a rule' },
  'rule.withdrawn': { zh: '撤下未施行的规则', en: 'withdrew a rule to come' },
} as const;
