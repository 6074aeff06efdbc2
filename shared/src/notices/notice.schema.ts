import { z } from 'zod';
import { id, moment } from '../kernel/text.ts';
import { manners, type NoticeKind, noticeKinds } from './notice.kinds.ts';

/** Something waits for its reader, or happened to a thing of theirs. `code` is worded by the client. */
export const noticeView = z.object({
  id,
  code: z.string(),
  /** short words for the sentence: titles and names the reader may see */
  words: z.record(z.string(), z.string()),
  link: z.object({
    noun: z.enum([
      'need',
      'bid',
      'conversation',
      'organisation',
      'expert',
      'outcome',
      'import',
      'watch',
      'trial',
      'contract',
      'lead',
      'offer',
      'payment',
    ]),
    id,
  }),
  /** by when the reader has to act, if they have to */
  due: moment.optional(),
  at: moment,
  read: z.boolean(),
});
export type NoticeView = z.infer<typeof noticeView>;

const hour = z.number().int().min(0).max(23);

/** How somebody wants to be told by mail. Hours are of Asia/Shanghai; equal ones make no quiet time. */
export const noticeChoices = z.strictObject({
  kinds: z.strictObject(
    Object.fromEntries(noticeKinds.map((kind) => [kind, z.enum(manners)])) as Record<
      NoticeKind,
      z.ZodEnum<{ instant: 'instant'; digest: 'digest'; off: 'off' }>
    >,
  ),
  quietFrom: hour,
  quietTo: hour,
  digestHour: hour,
});
export type NoticeChoices = z.infer<typeof noticeChoices>;
