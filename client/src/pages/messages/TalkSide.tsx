import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BidAnswers } from '../../features/bids/BidAnswers.tsx';
import { BidMoves } from '../../features/bids/BidMoves.tsx';
import { ContactPanel } from '../../features/conversations/ContactPanel.tsx';
import { KeepPanel } from '../../features/conversations/KeepPanel.tsx';
import { PeoplePanel } from '../../features/conversations/PeoplePanel.tsx';
import { useCall } from '../../platform/query.ts';
import type { Present } from '../../platform/rooms.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';

const Promises = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const need = useCall(readNeed, { params: { id: bid.need.id } });
  return (
    <section className="stack">
      <h2>{t('talk.promises')}</h2>
      <div className="talk-promises">
        <BidAnswers answers={bid.answers} indicators={need.data?.indicators} />
      </div>
      <p>
        <Link className="underlined" to={paths.bid(bid.id)}>
          {t('talk.bid')}
        </Link>
      </p>
    </section>
  );
};

/** Without a bid the next step is one: the expert writes it, the firm waits for it. */
const BeforeBid = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  if (!talk.need) return null;
  return (
    <div className="stack">
      <p className="small muted">
        {t(`talk.before.${talk.side === 'expert' ? 'expert' : 'others'}`)}
      </p>
      {talk.side === 'expert' ? (
        <Action look="primary" full to={paths.bidOn(talk.need)}>
          {t('talk.toBid')}
        </Action>
      ) : null}
      <Action full to={paths.need(talk.need)}>
        {t('talk.toNeed')}
      </Action>
    </div>
  );
};

interface Props {
  talk: ConversationView;
  bid: BidView | undefined;
  present: readonly Present[];
  onSearch: () => void;
}

/** Beside the talk: what can be done now, what was promised, how to reach each other, who is here. */
export const TalkSide = ({ talk, bid, present, onSearch }: Props) => {
  const t = useWords();
  return (
    <div className="stack loose">
      <section className="stack">
        <h2>{t('talk.next')}</h2>
        {bid ? <BidMoves bid={bid} /> : <BeforeBid talk={talk} />}
        {talk.trial ? (
          <Action full to={paths.trial(talk.trial)}>
            {t('talk.toTrial')}
          </Action>
        ) : null}
      </section>
      <ContactPanel talk={talk} />
      <PeoplePanel talk={talk} present={present} />
      {bid ? <Promises bid={bid} /> : null}
      <KeepPanel talk={talk} onSearch={onSearch} />
    </div>
  );
};
