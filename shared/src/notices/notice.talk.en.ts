import type { noticeTalkZh } from './notice.talk.zh.ts';

export const noticeTalkEn: Record<keyof typeof noticeTalkZh, string> = {
  talkWaiting: '{{by}} wrote to you in the talk about “{{title}}”',
  talkBureauCalled: '{{by}} called the bureau into the talk about “{{title}}”',
  talkUnitCalled: '{{by}} called the unit into the talk about “{{title}}”',
  contactAsked: '{{by}} asks to exchange contact details (“{{title}}”): please answer',
  contactAgreed: '{{by}} agreed to exchange contact details (“{{title}}”)',
  contactDeclined: '{{by}} does not exchange contact details for now (“{{title}}”)',
};
