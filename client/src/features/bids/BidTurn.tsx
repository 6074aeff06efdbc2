import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { NextMove } from '../../ui/NextMove.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

type Who = NonNullable<BidView['clock']>['who'];
const standingOf: Partial<Record<Who, string>> = {
  firm: 'firm',
  expert: 'author',
  unit: 'unit',
  bureau: 'officer',
};

/** Whoever the bid waits for: `you` for the reader, else by name. */
export const waitedFor = (bid: BidView): string | undefined => {
  if (!bid.clock) return undefined;
  const { who } = bid.clock;
  if (bid.standings.includes(standingOf[who] ?? '')) return 'you';
  if (who === 'firm') return bid.need.firm.name;
  if (who === 'unit') return bid.expert.unit;
  return who === 'expert' ? bid.expert.name : undefined;
};

export const BidPill = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  return (
    <MachinePill
      machine={bidMachine}
      state={bid.state}
      due={bid.clock?.due}
      overdue={t(bid.state === 'unitReview' ? 'bid.unitLate' : 'bid.late')}
    />
  );
};

export const BidClock = ({ bid, short }: { bid: BidView; short?: boolean }) =>
  bid.clock ? (
    <Clock
      due={bid.clock.due}
      startedAt={bid.clock.startedAt}
      who={waitedFor(bid)}
      short={short ?? false}
    />
  ) : null;

/** Whose move it is. Without a clock it is the author's while a draft, and the firm's from then on. */
const actorOn = (bid: BidView): string => {
  const yours = bid.standings.includes(bid.state === 'draft' ? 'author' : 'firm');
  return waitedFor(bid) ?? (yours ? 'you' : bid.need.firm.name);
};

/** For a reader who can only wait: for whom, for what, and until when. */
export const BidWait = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const who = actorOn(bid);
  if (who === 'you') return null;
  return (
    <p className="stack tight">
      <span>
        {t('bid.waits', { who })}
        {t(`bid.next.${bid.state as 'draft'}`)}
      </span>
      {bid.clock ? <Clock due={bid.clock.due} startedAt={bid.clock.startedAt} /> : null}
    </p>
  );
};

/** Who must act on this bid and by when; how it ended when it has. */
export const BidTurn = ({ bid, band }: { bid: BidView; band?: boolean }) => {
  const t = useWords();
  const { state, clock } = bid;
  if (bidMachine.states[state].tone === 'end' || state === 'awarded') {
    const reason =
      bid.reason &&
      t('bid.reasonOf', {
        reason: t(`terms.declineReason.${bid.reason.code as 'other'}`),
        sentence: bid.reason.sentence,
      });
    return (
      <div className={band ? 'bid-ended band' : 'bid-ended'}>
        <b>{t(`bid.ended.${state as 'awarded'}`)}</b> {reason}
      </div>
    );
  }
  return (
    <NextMove
      who={actorOn(bid)}
      what={t(`bid.next.${state as 'draft'}`)}
      clock={clock && { due: clock.due, startedAt: clock.startedAt }}
      band={band ?? false}
    />
  );
};
