import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BidAnswers } from '../../features/bids/BidAnswers.tsx';
import { BidMoves } from '../../features/bids/BidMoves.tsx';
import { ContactPanel } from '../../features/conversations/ContactPanel.tsx';
import { KeepPanel } from '../../features/conversations/KeepPanel.tsx';
import { PeoplePanel } from '../../features/conversations/PeoplePanel.tsx';
import { TrialMoves } from '../../features/trials/TrialMoves.tsx';
import { myTurnOn } from '../../features/trials/TrialTurn.tsx';
import { decisions } from '../../features/trials/trial.deeds.ts';
import { useCall } from '../../platform/query.ts';
import type { Present } from '../../platform/rooms.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { TalkHistory } from './TalkHistory.tsx';
import { type TalkDeal, turnOf } from './TalkTurn.tsx';

const Answers = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const need = useCall(readNeed, { params: { id: bid.need.id } });
  return (
    <>
      <div className="talk-promises">
        <BidAnswers answers={bid.answers} indicators={need.data?.indicators} />
      </div>
      <p>
        <Link className="underlined" to={paths.bid(bid.id)}>
          {t('talk.bid')}
        </Link>
      </p>
    </>
  );
};

/** What was promised. Reading the need stands in its ledger: for all but the firm only when they unfold it. */
const Promises = ({ bid, firm }: { bid: BidView; firm: boolean }) => {
  const t = useWords();
  const [open, setOpen] = useState(firm);
  return (
    <details
      className="talk-history"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="fold">{t('talk.promises')}</summary>
      {open ? <Answers bid={bid} /> : null}
    </details>
  );
};

/** Without a bid the next step is one: the expert writes it, the firm waits for it. */
const BeforeBid = ({ talk, need }: { talk: ConversationView; need: string }) => {
  const t = useWords();
  const asked = talk.about.kind === 'need' ? 'promised' : 'expert';
  return (
    <div className="stack">
      <p className="small muted">{t(`talk.before.${talk.side === 'expert' ? asked : 'others'}`)}</p>
      {talk.side === 'expert' ? (
        <Action look="primary" full to={paths.bidOn(need)}>
          {t('talk.toBid')}
        </Action>
      ) : null}
      <Action full to={paths.need(need)}>
        {t('talk.toNeed')}
      </Action>
    </div>
  );
};

/** Signing, results and confirming are done on the need's page: the way there, marked when it is the reader's turn. */
const Engaged = ({ talk, deal }: DealProps) => {
  const t = useWords();
  const { mine } = turnOf(talk, deal);
  if (!talk.need) return null;
  return (
    <Action look={mine ? 'primary' : 'plain'} full to={paths.need(talk.need)}>
      {t(mine ? 'talk.toWork' : 'talk.toNeed')}
    </Action>
  );
};

interface DealProps {
  talk: ConversationView;
  deal: TalkDeal;
}

/** Keeping or giving back is decided on the trial's page, where its figures are. */
const decidesNow = (trial: TrialView): boolean =>
  myTurnOn(trial) && trial.moves.some(({ move }) => decisions.includes(move as never));

/** The one next step of whatever is talked about. */
const Next = ({ talk, deal }: DealProps) => {
  const t = useWords();
  const { kind } = talk.about;
  const mine = deal.trial ? decidesNow(deal.trial) : false;
  const toTrial = deal.trial && (
    <Action look={mine ? 'primary' : 'plain'} full to={paths.trial(deal.trial.id)}>
      {t(mine ? 'talk.toWork' : 'talk.toTrial')}
    </Action>
  );
  if (deal.trial)
    return (
      <>
        {mine ? toTrial : null}
        <TrialMoves view={deal.trial} />
        {mine ? null : toTrial}
      </>
    );
  if (kind === 'bid') return deal.bid ? <BidMoves bid={deal.bid} waits /> : null;
  if (kind === 'engagement') return <Engaged talk={talk} deal={deal} />;
  return talk.need ? <BeforeBid talk={talk} need={talk.need} /> : null;
};

interface Props extends DealProps {
  present: readonly Present[];
  onSearch: () => void;
}

/** Beside the talk: what can be done now, what happened, what was promised, how to reach each other, who is here. */
export const TalkSide = ({ talk, deal, present, onSearch }: Props) => {
  const t = useWords();
  return (
    <div className="stack loose">
      <section className="stack">
        <h2>{t('talk.next')}</h2>
        <Next talk={talk} deal={deal} />
        <TalkHistory talk={talk} />
      </section>
      <ContactPanel talk={talk} />
      <PeoplePanel talk={talk} present={present} />
      {deal.bid ? <Promises bid={deal.bid} firm={talk.side === 'firm'} /> : null}
      <KeepPanel talk={talk} onSearch={onSearch} />
    </div>
  );
};
