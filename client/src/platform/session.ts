import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  readMe,
  savePreferences,
  signIn,
  signOut,
} from '@zhiqiao/shared/accounts/account.endpoints';
import type { Me, Role } from '@zhiqiao/shared/accounts/account.schema';
import { keepCalendar } from '@zhiqiao/shared/rules/workingDays';
import { CallFailed, call } from './call.ts';
import { useSend } from './query.ts';
import { useLanguage } from './words/speech.ts';

const meKey = ['me'] as const;
const nobody: Me = { account: null, demo: false, setUp: true, county: { code: '', name: '' } };

/** Whose navigation and home somebody gets; several roles of a firm or a bureau share one. */
export type House = 'guest' | 'firm' | 'expert' | 'university' | 'bureau';

const houses: Record<Role, House> = {
  firmOwner: 'firm',
  firmMember: 'firm',
  chiefTechnologist: 'firm',
  expert: 'expert',
  universityOfficer: 'university',
  broker: 'bureau',
  leader: 'bureau',
  administrator: 'bureau',
};

export const houseOfRole = (role: Role): House => houses[role];

const houseOf = (me: Pick<Me, 'account'>): House =>
  me.account ? houses[me.account.role] : 'guest';

const meQuery = {
  queryKey: meKey,
  queryFn: async () => {
    const me = await call(readMe, {});
    // Clocks count the working days of this installation.
    keepCalendar(me.calendar ?? []);
    return me;
  },
  staleTime: 5 * 60_000,
} as const;

/** Begins to ask who is there before the first page has loaded. */
export const askWhoIsThere = (cache: QueryClient): void => void cache.prefetchQuery(meQuery);

/** Who is signed in (or nobody), which county this is, whether the data is a demonstration's. `known` once we have asked. */
export const useMe = (): Me & { house: House; known: boolean } => {
  const { data, isError } = useQuery<Me, CallFailed>(meQuery);
  const me = data ?? nobody;
  return { ...me, house: houseOf(me), known: data !== undefined || isError };
};

/** The county's name in the reader's language. */
export const useCountyName = (): string => {
  const { county } = useMe();
  const language = useLanguage();
  return (language === 'en' && county.en) || county.name;
};

/** Everything in the cache was somebody else's view: it goes, and the new one is asked for. */
export const useBecome = () => {
  const cache = useQueryClient();
  return (me: Me) => {
    cache.removeQueries({ predicate: (query) => query.queryKey[0] !== meKey[0] });
    cache.setQueryData(meKey, me);
  };
};

export const useSignIn = () => useSend(signIn, { onDone: useBecome() });

export const useSignOut = () => {
  const become = useBecome();
  const { demo, setUp, county } = useMe();
  return useSend(signOut, { onDone: () => become({ account: null, demo, setUp, county }) });
};

/** Keeps language and type size with the account too, when somebody is signed in. */
export const useKeepPreferences = () => {
  const { account } = useMe();
  const send = useSend(savePreferences);
  return (body: { language?: 'zh-CN' | 'en'; size?: 'normal' | 'large' }) => {
    if (account) send.mutate({ body });
  };
};

/** Watches every answer: when the server no longer knows us, the page shows a guest again. */
export const watchSession = (cache: QueryClient): void => {
  const notice = (error: unknown) => {
    const signedIn = cache.getQueryData<Me>(meKey)?.account;
    if (signedIn && error instanceof CallFailed && error.code === 'signInFirst') {
      void cache.invalidateQueries({ queryKey: meKey });
    }
  };
  cache
    .getQueryCache()
    .subscribe(({ query }) => query.state.status === 'error' && notice(query.state.error));
  cache.getMutationCache().subscribe(({ mutation }) => mutation && notice(mutation.state.error));
};
