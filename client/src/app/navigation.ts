import type { House } from '../platform/session.ts';
import { paths } from './paths.ts';

export type Counter = 'messages' | 'desk';

export interface NavItem {
  to: string;
  word:
    | 'home'
    | 'needs'
    | 'outcomes'
    | 'experts'
    | 'rules'
    | 'myNeeds'
    | 'findExperts'
    | 'findOutcomes'
    | 'messages'
    | 'today'
    | 'myBids'
    | 'profile'
    | 'reviews'
    | 'ourOutcomes'
    | 'myOutcomes'
    | 'people'
    | 'queue'
    | 'matching'
    | 'organisations'
    | 'imports'
    | 'trials'
    | 'account';
  /** other addresses at which it is the present one */
  covers?: readonly string[];
  /** a number of things that wait */
  counter?: Counter;
}

const needs: NavItem = { to: paths.needs, word: 'needs' };
const outcomes: NavItem = { to: paths.outcomes, word: 'outcomes' };
const messages: NavItem = { to: paths.messages, word: 'messages', counter: 'messages' };
const account: NavItem = { to: paths.account, word: 'account' };
const home: NavItem = {
  to: paths.home,
  word: 'home',
  covers: [paths.search, paths.organisationList],
};
const rules: NavItem = { to: paths.rules, word: 'rules' };
const experts: NavItem = { to: paths.experts, word: 'experts' };

const desk = (word: NavItem['word'], ...covers: string[]): NavItem => ({
  to: paths.desk,
  word,
  covers,
});
const queue: NavItem = { ...desk('queue'), counter: 'desk' };
const matching: NavItem = { to: paths.matching, word: 'matching', covers: [paths.rounds] };
const myNeeds = desk('myNeeds', '/needs', '/bids');
const myBids: NavItem = { to: paths.myBids, word: 'myBids', covers: ['/bids'] };
const trials: NavItem = {
  to: paths.trials,
  word: 'trials',
  covers: [paths.contracts, paths.payments, paths.publicity],
};
const ours: NavItem = { to: paths.ourOutcomes, word: 'ourOutcomes' };

/** The header's navigation, by house. */
export const mainNav: Record<House, readonly NavItem[]> = {
  guest: [home, needs, outcomes, experts, rules],
  firm: [
    myNeeds,
    { ...experts, word: 'findExperts' },
    { ...outcomes, word: 'findOutcomes' },
    trials,
    messages,
  ],
  expert: [
    desk('today'),
    myBids,
    needs,
    { ...ours, word: 'myOutcomes' },
    trials,
    { to: paths.myProfile, word: 'profile' },
    messages,
  ],
  university: [
    desk('reviews'),
    ours,
    trials,
    { to: paths.ourPeople, word: 'people' },
    needs,
    messages,
  ],
  bureau: [
    queue,
    matching,
    needs,
    trials,
    { to: paths.organisations, word: 'organisations' },
    { to: paths.imports, word: 'imports' },
    rules,
  ],
};

/** The four items at the bottom of a phone, by house. */
export const phoneNav: Record<House, readonly [NavItem, NavItem, NavItem, NavItem]> = {
  guest: [home, needs, outcomes, experts],
  firm: [myNeeds, { ...experts, word: 'findExperts' }, messages, account],
  expert: [desk('today'), myBids, messages, account],
  university: [desk('reviews'), ours, messages, account],
  bureau: [queue, matching, messages, account],
};

const matchOf = (item: NavItem, pathname: string): number =>
  Math.max(
    ...[item.to, ...(item.covers ?? [])].map((path) => {
      const inside = path === '/' ? pathname === '/' : `${pathname}/`.startsWith(`${path}/`);
      return inside ? path.length : -1;
    }),
  );

/** The item at which the reader is: the one whose address fits the longest part. */
export const presentItem = (items: readonly NavItem[], pathname: string): NavItem | undefined =>
  items
    .map((item) => ({ item, match: matchOf(item, pathname) }))
    .filter(({ match }) => match > 0)
    .sort((a, b) => b.match - a.match)[0]?.item;
