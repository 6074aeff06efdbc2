import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { type BidStanding, bidPolicy } from '@zhiqiao/shared/bids/bid.policy';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { useNavigate } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { useBeginTalk, useNeedBids } from './comparing.api.ts';
import './comparing.css';

const Talk = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const navigate = useNavigate();
  const begin = useBeginTalk((id) => void navigate(`/messages/${id}`));
  return (
    <li className="talk-row">
      <Avatar name={bid.expert.name} grey={bid.expert.category === 'silver'} />
      <div className="grow">
        <div className="row wrap">
          <b>{bid.expert.name}</b>
          <MachinePill machine={bidMachine} state={bid.state} />
        </div>
        <p className="small muted">
          {[bid.expert.title, bid.expert.unit].filter(Boolean).join(' · ')}
        </p>
        {begin.error ? <FailedBox error={begin.error} focus /> : null}
      </div>
      {bid.unread > 0 ? (
        <span className="small waits">{t('needs.talks.unread', { count: bid.unread })}</span>
      ) : null}
      {bid.conversation ? (
        <Action size="small" to={`/messages/${bid.conversation}`}>
          {t('needs.talks.open')}
        </Action>
      ) : (
        <Action
          size="small"
          busy={begin.isPending}
          onClick={() => begin.mutate({ body: { about: { kind: 'bid', id: bid.id } } })}
        >
          {t('needs.talks.start')}
        </Action>
      )}
    </li>
  );
};

const mayTalk = (bid: BidView) =>
  bid.conversation !== undefined ||
  permits(bidPolicy, 'talk', bid.standings as BidStanding[], bid.state);

/** The conversations on a need: one a bidder. */
export const BidTalks = ({ need }: { need: string }) => {
  const t = useWords();
  return (
    <Fetched of={useNeedBids(need)} shape="rows" bare>
      {({ items }) => {
        const talks = items.filter(mayTalk);
        return talks.length === 0 ? (
          <EmptyState title={t('needs.talks.none')}>{t('needs.talks.noneWhy')}</EmptyState>
        ) : (
          <Panel title={t('needs.talks.title')} flush>
            <ul>
              {talks.map((bid) => (
                <Talk key={bid.id} bid={bid} />
              ))}
            </ul>
          </Panel>
        );
      }}
    </Fetched>
  );
};
