import { readConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type {
  ConversationView,
  MessageView,
} from '@zhiqiao/shared/conversations/conversation.schema';
import { useEffect, useState } from 'react';
import { ChangeSaid } from '../../features/conversations/ChangeSaid.tsx';
import { Composer } from '../../features/conversations/Composer.tsx';
import { type Aim, Messages } from '../../features/conversations/Messages.tsx';
import type { SaidDeed } from '../../features/conversations/SaidDeeds.tsx';
import { SearchSaid } from '../../features/conversations/SearchSaid.tsx';
import { useMessages, useReadMark } from '../../features/conversations/useMessages.ts';
import { useOutbox } from '../../features/conversations/useOutbox.ts';
import { usePresence } from '../../features/conversations/usePresence.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { TalkHead } from './TalkHead.tsx';
import { TalkPill } from './TalkPill.tsx';
import { TalkSide } from './TalkSide.tsx';
import { TalkStrip } from './TalkStrip.tsx';
import { TalkTurn } from './TalkTurn.tsx';
import { useTalkDeal } from './useTalkDeal.ts';

const useTitle = (talk: ConversationView) => {
  const t = useWords();
  const name = `${t('talk.of', { name: talk.with })} · ${t('shell.name')}`;
  useEffect(() => {
    document.title = name;
  }, [name]);
};

interface Picked {
  deed: SaidDeed;
  message: MessageView;
}

interface SaidProps {
  talk: ConversationView;
  who: string;
  aim: Aim | undefined;
  onAim: (seq: number) => void;
}

const Said = ({ talk, who, aim, onAim }: SaidProps) => {
  const [picked, pick] = useState<Picked>();
  const { messages, add, known, error, retry, earlier } = useMessages(talk);
  const outbox = useOutbox({ account: who, talk: talk.id, onSent: (message) => add([message]) });
  useReadMark(talk, messages.at(-1)?.seq ?? 0);
  const changing = picked && picked.deed !== 'answer' ? picked : undefined;
  const drop = () => pick(undefined);
  return (
    <>
      {error ? <FailedBox error={error} onRetry={() => void retry()} /> : null}
      {known ? (
        <Messages
          {...{ talk, messages, earlier, outbox, aim, onAim }}
          onDeed={(deed, message) => pick({ deed, message })}
        />
      ) : (
        <div className="said-box">
          <PageSkeleton shape="rows" bare />
        </div>
      )}
      <Composer
        talk={talk}
        draftKey={`talk:${talk.id}:${who}`}
        quoted={picked?.deed === 'answer' ? picked.message : undefined}
        onUnquote={drop}
        onSend={outbox.send}
      />
      {changing ? (
        <ChangeSaid
          talk={talk.id}
          message={changing.message}
          deed={changing.deed as 'edit'}
          minutes={changing.deed === 'edit' ? talk.editMinutes : talk.withdrawMinutes}
          onDone={(changed) => {
            if (changed) add([changed]);
            drop();
          }}
        />
      ) : null}
    </>
  );
};

const Shown = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  const who = useMe().account?.id ?? '';
  const [sheet, open] = useState<'search' | 'more'>();
  const [aim, setAim] = useState<Aim>();
  const deal = useTalkDeal(talk);
  const narrow = useNarrow();
  const { present, typing } = usePresence(talk.id, who);
  useTitle(talk);
  const search = () => open('search');
  const onAim = (seq: number) => setAim({ seq });
  const find = (seq: number) => {
    open(undefined);
    onAim(seq);
  };
  const side = <TalkSide {...{ talk, present, deal }} onSearch={search} />;
  return (
    <>
      <div className="talk-main">
        <TalkHead
          {...{ talk, typing }}
          pill={narrow ? undefined : <TalkPill talk={talk} deal={deal} />}
          onSearch={search}
          onMore={() => open('more')}
        />
        {narrow ? <TalkStrip talk={talk} deal={deal} /> : <TalkTurn talk={talk} deal={deal} />}
        <Said talk={talk} who={who} {...{ aim, onAim }} />
      </div>
      <aside className="talk-side">{side}</aside>
      <Sheet
        open={sheet !== undefined}
        onClose={() => open(undefined)}
        title={t(sheet === 'search' ? 'talk.search.title' : 'talk.more')}
      >
        {sheet === 'search' ? <SearchSaid talk={talk} onAim={find} /> : side}
      </Sheet>
    </>
  );
};

/** One conversation with the state of its deal pinned above, and what can be done beside it. */
export const TalkPane = ({ id }: { id: string }) => {
  const talk = useCall(readConversation, { params: { id } });
  return (
    <Fetched of={talk} shape="rows">
      {(data) => <Shown key={data.id} talk={data} />}
    </Fetched>
  );
};
