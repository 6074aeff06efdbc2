export const conversationEvents = {
  'conversation.begun': { zh: '开始对话', en: 'conversation begun' },
  'message.sent': { zh: '发出消息', en: 'message sent' },
} as const;
