import * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import { limitEach } from '../../platform/limits.ts';
import { bindLive } from '../../platform/live.doors.ts';
import { moveContactOf } from './contact.service.ts';
import * as calling from './conversation.calling.service.ts';
import { exportTalk } from './conversation.export.service.ts';
import { showTalkPartners } from './conversation.partners.service.ts';
import * as talks from './conversation.service.ts';
import * as changing from './message.changing.service.ts';
import { listSaid, say } from './message.service.ts';

/** What one person may say in ten seconds: more than anybody types, less than a script wants. */
const breath = 10;
const inOneBreath = 60;

export const bindConversations = (router: Router): void => {
  const storm = limitEach(inOneBreath, breath);
  bind(router, doors.listConversations, talks.listTalks);
  bind(router, doors.openConversation, talks.openTalk);
  bind(router, doors.listTalkPartners, showTalkPartners);
  bind(router, doors.readConversation, talks.readTalk);
  bind(router, doors.listMessages, listSaid);
  bind(router, doors.sendMessage, say, storm.handler);
  bindLive(doors.sendMessage, say, storm.spend);
  bind(router, doors.editMessage, changing.editSaid, storm.handler);
  bind(router, doors.withdrawMessage, changing.withdrawSaid, storm.handler);
  bind(router, doors.markRead, talks.markTalkRead);
  bind(router, doors.muteConversation, talks.muteTalk);
  bind(router, doors.callBureau, calling.callTheBureau);
  bind(router, doors.callUnit, calling.callTheUnit);
  bind(router, doors.moveContact, moveContactOf);
  bind(router, doors.exportConversation, exportTalk);
};
