import type { ReactNode } from 'react';
import { useWords } from '../platform/words/speech.ts';
import { Clock, type ClockProps } from './Clock.tsx';
import { readClock } from './clockReading.ts';
import './NextMove.css';

interface Props {
  /** `you`, or the name of whoever is waited for */
  who: string;
  /** what they must do: 3 份揭榜申请待答复 */
  what: ReactNode;
  /** what happens otherwise */
  otherwise?: ReactNode;
  clock?: Omit<ClockProps, 'who'> | undefined;
  /** the one primary button; only when it is the reader's move */
  action?: ReactNode;
  /** as a band on top of a conversation */
  band?: boolean;
}

const edgeOf = (clock: Props['clock'], mine: boolean): string => {
  if (!clock) return mine ? 'wait' : 'ok';
  const began = clock.startedAt ? new Date(clock.startedAt) : undefined;
  const { tone } = readClock(new Date(clock.due), clock.now ?? new Date(), began, clock.count);
  return mine && tone === 'ok' ? 'wait' : tone;
};

/** 轮到您: who must act, what happens otherwise, by when, and the button that does it. */
export const NextMove = ({ who, what, otherwise, clock, action, band }: Props) => {
  const t = useWords();
  const mine = who === 'you';
  return (
    <section className="next-move-box">
      <div className={`next-move ${edgeOf(clock, mine)}${band ? ' band' : ''}`}>
        <div className="grow">
          <p>
            <b>
              {mine ? t('ui.move.yours') : t('ui.move.theirs', { who })}
              {what}
            </b>
          </p>
          {otherwise ? <p className="small soft">{otherwise}</p> : null}
        </div>
        {clock ? <Clock {...clock} /> : null}
        {action}
      </div>
    </section>
  );
};
