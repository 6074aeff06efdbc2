import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { readRoundPairs, weighRound } from '@zhiqiao/shared/rounds/round.endpoints';
import {
  type RoundAction,
  type RoundStanding,
  roundPolicy,
} from '@zhiqiao/shared/rounds/round.policy';
import type { RoundChange } from '@zhiqiao/shared/rounds/round.schema';
import type { RoundView, RoundWhatIf } from '@zhiqiao/shared/rounds/round.view';
import { type CallFailed, call } from '../../platform/call.ts';
import { useCall } from '../../platform/query.ts';

/** Whether the policy lets this reader do it now. */
export const mayOnRound = (
  view: Pick<RoundView, 'standings' | 'state'>,
  action: RoundAction,
): boolean => permits(roundPolicy, action, view.standings as readonly RoundStanding[], view.state);

export const useRoundPairs = (round: string, expert: string) =>
  useCall(readRoundPairs, { params: { id: round, expert } });

/** What a change would cost; asked as soon as it is known where to. */
export const useWhatIf = (view: RoundView, change: RoundChange | undefined) =>
  useQuery<RoundWhatIf, CallFailed>({
    queryKey: ['rounds', view.id, 'what-if', view.rev, change],
    queryFn: ({ signal }) => call(weighRound, { params: { id: view.id }, body: change!, signal }),
    enabled: change !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });

/** Names of the people, posts and limits of a round. */
export const namesIn = (view: RoundView) => {
  const people = new Map(view.people.map((one) => [one.expert, one]));
  const posts = new Map(view.posts.map((one) => [one.key, one]));
  return {
    person: (id: string): string => people.get(id)?.name ?? '',
    unit: (id: string): string => people.get(id)?.unit ?? '',
    post: (key: string): string => posts.get(key)?.title ?? key,
    of: (key: string): string => posts.get(key)?.of ?? '',
    /** what a limit is set on: a pair is an expert's id and a post's key */
    limit: (kind: string, on: string, town: (code: string) => string): string => {
      const [expert = '', post = ''] = on.split(' ');
      if (kind === 'pin' || kind === 'ban')
        return `${people.get(expert)?.name ?? ''} → ${posts.get(post)?.title ?? post}`;
      if (kind === 'post' || kind === 'least') return posts.get(on)?.title ?? on;
      return kind === 'town' || kind === 'towns' ? town(on) : on;
    },
  };
};
