import { readBid } from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { readConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BidAnswers } from '../../features/bids/BidAnswers.tsx';
import { BidMoves } from '../../features/bids/BidMoves.tsx';
import { BidPill, BidTurn } from '../../features/bids/BidTurn.tsx';
import { Composer } from '../../features/conversations/Composer.tsx';
import { Messages } from '../../features/conversations/Messages.tsx';
import { useMessages, useReadMark } from '../../features/conversations/useMessages.ts';
import { useOutbox } from '../../features/conversations/useOutbox.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';

const Head = ({ talk, bid }: { talk: ConversationView; bid: BidView | undefined }) => {
  const t = useWords();
  return (
    <header className="talk-head">
      <Link to={paths.messages} className="talk-back phone-only" aria-label={t('talk.back')}>
        ‹
      </Link>
      <Avatar name={talk.with} />
      <div className="grow">
        <h1 className="talk-name" tabIndex={-1}>
          {talk.with}
        </h1>
        <p className="small muted clip">
          {talk.bid ? (
            <Link to={paths.bid(talk.bid)}>{t('talk.about', { title: talk.title })}</Link>
          ) : null}
        </p>
      </div>
      {bid ? <BidPill bid={bid} /> : null}
    </header>
  );
};

const Beside = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const need = useCall(readNeed, { params: { id: bid.need.id } });
  return (
    <aside className="talk-side">
      <h2>{t('talk.next')}</h2>
      <BidMoves bid={bid} />
      <hr className="hair" />
      <h2>{t('talk.promises')}</h2>
      <div className="talk-promises">
        <BidAnswers answers={bid.answers} indicators={need.data?.indicators} />
      </div>
      <p>
        <Link to={paths.bid(bid.id)}>{t('talk.bid')}</Link>
      </p>
    </aside>
  );
};

const Shown = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  const { account } = useMe();
  const bid = useCall(readBid, { params: { id: talk.bid ?? '' } }, { enabled: !!talk.bid });
  const { messages, add, known, error, retry, earlier } = useMessages(talk);
  const who = account?.id ?? '';
  const outbox = useOutbox({ account: who, talk: talk.id, onSent: (message) => add([message]) });
  useReadMark(talk, messages.at(-1)?.seq ?? 0);
  const name = `${t('talk.of', { name: talk.with })} · ${t('shell.name')}`;
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <>
      <div className="talk-main">
        <Head talk={talk} bid={bid.data} />
        {bid.data ? <BidTurn bid={bid.data} band /> : null}
        {error ? <FailedBox error={error} onRetry={() => void retry()} /> : null}
        {known ? (
          <Messages talk={talk} messages={messages} earlier={earlier} outbox={outbox} />
        ) : (
          <div className="said-box">
            <PageSkeleton shape="rows" bare />
          </div>
        )}
        <Composer name={talk.with} draftKey={`talk:${talk.id}:${who}`} onSend={outbox.send} />
      </div>
      {bid.data ? <Beside bid={bid.data} /> : null}
    </>
  );
};

/** One conversation with the state of its bid pinned above, and what can be done beside it. */
export const TalkPane = ({ id }: { id: string }) => {
  const talk = useCall(readConversation, { params: { id } });
  return (
    <Fetched of={talk} shape="rows">
      {(data) => <Shown key={data.id} talk={data} />}
    </Fetched>
  );
};
