import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import type { ReactNode } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { NextMove } from '../../ui/NextMove.tsx';
import { type Next, nextOf } from './need.next.ts';

type Told = keyof ReturnType<typeof useWords> | string;
const withOtherwise = [
  'answerBids',
  'review',
  'mend',
  'refine',
  'confirm',
  'bid',
  'sign',
  'resume',
  'renew',
  'close',
  'countersign',
] as const;
const waited = ['write', 'countersign', 'bid'] as const;

const isOne = <T extends Told>(list: readonly T[], code: string): code is T =>
  (list as readonly string[]).includes(code);

/** What must be done, said to whoever must do it, or shorter to those who wait. */
const useNextWords = () => {
  const t = useWords();
  return (next: Pick<Next, 'code' | 'mine'>, waiting: number): string => {
    if (next.code === 'answerBids') return t('needs.next.answerBids', { count: waiting });
    if (!next.mine && isOne(waited, next.code)) return t(`needs.wait.${next.code}`);
    return t(`needs.next.${next.code}`);
  };
};

interface Props {
  view: NeedView;
  /** the button for the deed that the reader owes */
  action: (deed: NonNullable<Next['deed']>) => ReactNode;
  /** for a reader who owes nothing: an invitation, like signing in */
  invitation?: ReactNode;
  /** as a band on top of a conversation */
  band?: boolean;
}

/** Whose move it is on this need: machine x policy x clock, in words. */
export const NeedNext = ({ view, action, invitation, band = false }: Props) => {
  const t = useWords();
  const words = useNextWords();
  const next = nextOf(view);
  if (!next) return null;
  const who = next.who === 'firm' ? view.firm.name : t(`needs.who.${next.who}`);
  const count = next.code === 'bid' ? ('days' as const) : ('workingDays' as const);
  return (
    <NextMove
      who={next.mine ? 'you' : who}
      what={words(next, view.bids.waiting)}
      otherwise={
        isOne(withOtherwise, next.code) && (next.mine || next.code === 'bid')
          ? t(`needs.otherwise.${next.code}`)
          : undefined
      }
      clock={
        next.clock ? { due: next.clock.due, startedAt: next.clock.startedAt, count } : undefined
      }
      action={next.deed ? action(next.deed) : invitation}
      band={band}
    />
  );
};
