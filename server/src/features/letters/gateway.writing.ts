import { createHmac } from 'node:crypto';
import { kindOf } from '@zhiqiao/shared/notices/notice.kinds';
import { sayNotice } from '@zhiqiao/shared/notices/notice.saying';
import type { Reachable } from '../accounts/account.contact.service.ts';
import type { Leaving } from '../notices/notice.reads.ts';

/** What a gateway receives of one notice: enough to send an SMS or a WeChat Work message, no more. */
export const messageOf = (
  { id, account, county, view }: Leaving,
  { name, phone, language }: Reachable,
  publicUrl: string,
): { subject: string; text: string } => {
  const { code, words, link, due, at } = view;
  const subject = sayNotice(code, words, language);
  const text = JSON.stringify({
    id,
    county,
    kind: kindOf(code, link.noun),
    code,
    to: { account, name, phone },
    text: { 'zh-CN': sayNotice(code, words, 'zh-CN'), en: sayNotice(code, words, 'en') },
    url: `${publicUrl}/notices/${id}`,
    ...(due ? { due } : {}),
    at,
  });
  return { subject, text };
};

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "t.body" with the county's secret>`: an old message cannot be sent again. */
export const signatureOf = (secret: string, body: string, at: Date): string => {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
};
