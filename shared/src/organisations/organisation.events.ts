export const organisationEvents = {
  'organisation.registered': { zh: '登记单位', en: 'registered the organisation' },
  'organisation.edited': { zh: '修改单位信息', en: 'changed the organisation' },
  'organisation.verified': { zh: '核验通过', en: 'verified' },
  'organisation.refused': { zh: '核验不通过', en: 'not verified' },
  'organisation.chased': { zh: '催办', en: 'sent a chaser' },
  'organisation.lifted': { zh: '放行，可发新需求', en: 'lifted the hold on new needs' },
  'organisation.suggested': { zh: '回到推荐', en: 'came back to the suggestions' },
  'organisation.unsuggested': { zh: '退出推荐', en: 'left the suggestions' },
  'organisation.memberInvited': { zh: '邀请成员', en: 'invited a member' },
  'organisation.memberJoined': { zh: '成员加入', en: 'a member joined' },
} as const;
