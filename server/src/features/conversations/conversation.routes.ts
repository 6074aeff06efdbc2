import * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as talks from './conversation.service.ts';

export const bindConversations = (router: Router): void => {
  bind(router, doors.listConversations, talks.listTalks);
  bind(router, doors.openConversation, talks.openTalk);
  bind(router, doors.readConversation, talks.readTalk);
  bind(router, doors.listMessages, talks.listSaid);
  bind(router, doors.sendMessage, talks.say);
  bind(router, doors.markRead, talks.markTalkRead);
};
