import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { type NeedAction, type NeedStanding, needPolicy } from '@zhiqiao/shared/needs/need.policy';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';

/** What a reader may be offered on a need's page, in the order of its buttons. */
const deeds = [
  'bid',
  'promise',
  'edit',
  'submit',
  'accept',
  'confirm',
  'publish',
  'return',
  'decline',
  'deliver',
  'report',
  'resolve',
  'renew',
  'resume',
  'pause',
  'guide',
  'close',
  'withdraw',
] as const satisfies readonly NeedAction[];
export type Deed = (typeof deeds)[number];

export type DeedView = Pick<
  NeedView,
  'state' | 'standings' | 'confirmed' | 'results' | 'myBid' | 'hidden' | 'clock'
>;

export const held = (view: Pick<NeedView, 'standings'>) =>
  view.standings as unknown as readonly NeedStanding[];

/** Whether the policy lets this reader do it now. */
export const mayOn = (view: Pick<NeedView, 'standings' | 'state'>, action: NeedAction): boolean =>
  permits(needPolicy, action, held(view), view.state);

/** Deeds that change no state, or (publishing straight from review) take two steps at once. */
const beside: readonly Deed[] = ['bid', 'promise', 'edit', 'confirm', 'report'];
const possible = (deed: Deed, { state }: DeedView): boolean =>
  beside.includes(deed) ||
  (deed === 'publish' && state === 'submitted') ||
  (movesFrom(needMachine, state) as readonly string[]).includes(deed);

/** What has been done, or has nothing to act on, is not offered again. */
const pointless: Partial<Record<Deed, (view: DeedView) => boolean>> = {
  bid: (view) => view.myBid !== undefined,
  confirm: (view) => view.confirmed !== false,
  publish: (view) => view.state === 'refining' && view.confirmed === false,
  promise: (view) =>
    held(view).includes('promised') || !view.hidden.some(({ tier }) => tier === 'promised'),
  resolve: (view) => !view.results?.length,
};

/** machine x policy: the deeds this reader has on this need now. */
export const deedsOf = (view: DeedView): Deed[] =>
  deeds.filter((deed) => possible(deed, view) && mayOn(view, deed) && !pointless[deed]?.(view));
