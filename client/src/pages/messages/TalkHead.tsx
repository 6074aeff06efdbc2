import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';

/** The page of what it is about. */
const addressOf = ({ trial, bid, need }: ConversationView): string | undefined => {
  if (trial) return paths.trial(trial);
  if (bid) return paths.bid(bid);
  return need ? paths.need(need) : undefined;
};

interface Props {
  talk: ConversationView;
  /** how the deal stands, where it is not said elsewhere */
  pill?: ReactNode;
  typing: string | undefined;
  onSearch: () => void;
  onMore: () => void;
}

/** With whom, about what, and how that stands; on a phone also the way to what can be done. */
export const TalkHead = ({ talk, pill, typing, onSearch, onMore }: Props) => {
  const t = useWords();
  const to = addressOf(talk);
  const about = t(`talk.kind.${talk.about.kind}`, { title: talk.title });
  return (
    <header className="talk-head">
      <Link to={paths.messages} className="talk-back phone-only" aria-label={t('talk.back')}>
        ‹
      </Link>
      <Avatar name={talk.with} />
      <div className="grow talk-who">
        <h1 className="talk-name clip" tabIndex={-1}>
          {talk.with}
        </h1>
        <p className="small muted clip" aria-live="polite">
          {typing ? t('talk.typing', { name: typing }) : to ? <Link to={to}>{about}</Link> : about}
        </p>
      </div>
      {pill}
      <span className="talk-tools">
        <span className="talk-find">
          <Action size="small" onClick={onSearch}>
            {t('talk.search.open')}
          </Action>
        </span>
        <span className="talk-more">
          <Action size="small" onClick={onMore}>
            {t('talk.more')}
          </Action>
        </span>
      </span>
    </header>
  );
};
