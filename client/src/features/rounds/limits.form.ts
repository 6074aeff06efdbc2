import type { BodyInOf, ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { editRound, readRoundChoices } from '@zhiqiao/shared/rounds/round.endpoints';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import { useState } from 'react';

export type LimitsBody = BodyInOf<typeof editRound>;
export type Choices = ReplyOf<typeof readRoundChoices>;
export type PostIn = NonNullable<LimitsBody['posts']>[number];

/** A round as it is read, as its form writes it. */
export const bodyOf = (view: RoundView): LimitsBody => {
  const { title, aim, floor, quotas, everyTown, pins, bans, wishes, rev } = view;
  return {
    ...{ title, aim, floor, quotas, everyTown, pins, bans, wishes, rev },
    people: view.people.map(({ expert, places }) => ({ expert, places })),
    posts: view.posts.map(({ of: _, ...post }) => ({
      ...post,
      title: post.need ? '' : post.title,
    })),
  };
};

/** What is being changed; nothing is sent until it is saved. A newer revision begins anew. */
export const useLimits = (view: RoundView) => {
  const [kept, setKept] = useState({ rev: view.rev, body: bodyOf(view), dirty: false });
  const now = kept.rev === view.rev ? kept : { rev: view.rev, body: bodyOf(view), dirty: false };
  if (now !== kept) setKept(now);
  return {
    body: now.body,
    dirty: now.dirty,
    set: (changes: Partial<LimitsBody>) =>
      setKept({ ...now, body: { ...now.body, ...changes }, dirty: true }),
  };
};
export type Limits = ReturnType<typeof useLimits>;
