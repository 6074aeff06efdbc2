export const conversationEvents = {
  'conversation.begun': { zh: '开始对话', en: 'conversation begun' },
  'conversation.bureauCalled': { zh: '请科技局加入对话', en: 'called the bureau into the talk' },
  'conversation.unitCalled': { zh: '请单位加入对话', en: 'called the unit into the talk' },
  'conversation.exported': { zh: '导出对话', en: 'conversation exported' },
  'message.sent': { zh: '在对话中发言', en: 'spoke in the talk' },
  'message.waiting': { zh: '消息过了一会儿还没看', en: 'message not read for a while' },
  'message.edited': { zh: '修改消息', en: 'message edited' },
  'message.withdrawn': { zh: '撤回消息', en: 'message withdrawn' },
  'contact.asked': { zh: '申请互换联系方式', en: 'asked to exchange contact details' },
  'contact.agreed': { zh: '同意互换联系方式', en: 'agreed to exchange contact details' },
  'contact.declined': { zh: '暂不交换联系方式', en: 'declined to exchange contact details' },
  'contact.withdrawn': { zh: '收回联系方式', en: 'withdrew contact details' },
} as const;
