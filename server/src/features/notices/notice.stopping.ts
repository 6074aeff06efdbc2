import { type NoticeKind, noticeKinds } from '@zhiqiao/shared/notices/notice.kinds';
import type { World } from '../../platform/world.ts';

export type StopKind = NoticeKind | 'all';

/** `<account><kind>.<signature>`: works for whoever holds the letter, and for nothing else. */
export const stopToken = (account: string, kind: StopKind, { seal }: World): string => {
  const said = Buffer.from(`${account} ${kind}`).toString('base64url');
  return `${said}.${seal.sign('stop', said)}`;
};

/** What a stop token is for; undefined where it is none of ours. */
export const readToken = (
  token: string,
  { seal }: World,
): { account: string; kind: StopKind } | undefined => {
  const [said = '', sign = ''] = token.split('.');
  if (!seal.holds('stop', said, sign)) return undefined;
  const [account = '', kind = ''] = Buffer.from(said, 'base64url').toString().split(' ');
  const known = ([...noticeKinds, 'all'] as const).find((one) => one === kind);
  return known && { account, kind: known };
};
