import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { ClockView, NeedState, NeedView } from '@zhiqiao/shared/needs/need.schema';
import { type Deed, deedsOf, held } from './need.deeds.ts';

export type NextCode =
  | 'write'
  | 'countersign'
  | 'answerBids'
  | 'review'
  | 'mend'
  | 'refine'
  | 'confirm'
  | 'bid'
  | 'sign'
  | 'report'
  | 'agree'
  | 'resume'
  | 'renew'
  | 'close';

export interface Next {
  code: NextCode;
  who: 'firm' | 'technologist' | 'expert' | 'bureau';
  /** it is the reader who must act */
  mine: boolean;
  deed?: Deed | 'answerBids';
  clock?: ClockView | undefined;
}

type Who = Next['who'];
type Step = { code: NextCode; who: Who; deed: Deed | 'answerBids' };

const byState: Partial<Record<NeedState, Step>> = {
  draft: { code: 'write', who: 'firm', deed: 'edit' },
  submitted: { code: 'review', who: 'bureau', deed: 'accept' },
  returned: { code: 'mend', who: 'firm', deed: 'edit' },
  refining: { code: 'refine', who: 'bureau', deed: 'publish' },
  published: { code: 'bid', who: 'expert', deed: 'bid' },
  matching: { code: 'bid', who: 'expert', deed: 'bid' },
  committed: { code: 'sign', who: 'firm', deed: 'deliver' },
  delivering: { code: 'report', who: 'firm', deed: 'report' },
  resolved: { code: 'close', who: 'bureau', deed: 'close' },
  paused: { code: 'resume', who: 'firm', deed: 'resume' },
  expired: { code: 'renew', who: 'firm', deed: 'renew' },
};

const stepOf = (view: NeedView): Step | undefined => {
  if (view.clock?.what === 'answerBids')
    return { code: 'answerBids', who: 'firm', deed: 'answerBids' };
  if (view.clock?.what === 'countersign')
    return { code: 'countersign', who: 'technologist', deed: 'submit' };
  if (view.state === 'refining' && view.confirmed === false)
    return { code: 'confirm', who: 'firm', deed: 'confirm' };
  if (view.state === 'delivering' && view.results?.length)
    return { code: 'agree', who: 'expert', deed: 'resolve' };
  return byState[view.state];
};

const isMine = (view: NeedView, step: Step): boolean => {
  const standings = held(view);
  if (step.who === 'technologist') return standings.includes('chiefTechnologist');
  if (step.who === 'firm') return standings.includes('firm');
  if (step.who === 'bureau') return standings.includes('officer');
  return standings.includes(step.code === 'agree' ? 'selected' : 'expert');
};

/** Who must act next on a need and by which deed; nothing when it has come to its end, or an own bid says it. */
export const nextOf = (view: NeedView): Next | undefined => {
  const step = stepOf(view);
  if (!step) return undefined;
  if (step.code === 'bid' && view.myBid) return undefined;
  const offered = deedsOf(view);
  const mine = isMine(view, step);
  const can = step.deed === 'answerBids' || offered.includes(step.deed);
  const bidding = (openToBids as readonly string[]).includes(view.state);
  const clock =
    step.code === 'confirm' || (step.code === 'bid' && !bidding) ? undefined : view.clock;
  return {
    code: step.code,
    who: step.who,
    mine,
    ...(mine && can ? { deed: step.deed } : {}),
    ...(clock ? { clock } : {}),
  };
};
