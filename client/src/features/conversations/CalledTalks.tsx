import { listConversations } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { Link } from 'react-router';
import { shortMomentText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Count } from '../../ui/Count.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './CalledTalks.css';

type To = (talk: string) => string;

const Row = ({ talk, to }: { talk: ConversationView; to: To }) => {
  const t = useWords();
  const language = useLanguage();
  const { asked } = talk;
  const at = asked ? shortMomentText(asked.at, language) : '';
  return (
    <li>
      <Link to={to(talk.id)} className="called-talk">
        <span className="row spread">
          <b className="clip">{talk.with}</b>
          <Count value={talk.unread} hot words={t('shell.unread', { count: talk.unread })} />
        </span>
        <span className="small soft">
          {t(`talk.kind.${talk.about.kind}`, { title: talk.title })}
        </span>
        {asked ? (
          <span className="small muted">
            {asked.by && asked.side
              ? t('talk.called.by', { name: asked.by, side: t(`talk.side.${asked.side}`), at })
              : t('talk.called.since', { at })}
          </span>
        ) : null}
      </Link>
    </li>
  );
};

const most = 20;

/** Talks to which the bureau was called, as long as it has said nothing there or has something to read. */
export const CalledTalks = ({ to }: { to: To }) => {
  const t = useWords();
  const { data } = useCall(listConversations, { query: { waiting: 'true', pageSize: most } });
  if (!data || data.total === 0) return null;
  return (
    <Panel title={t('talk.called.title', { count: data.total })} flush>
      <ul>
        {data.items.map((talk) => (
          <Row key={talk.id} talk={talk} to={to} />
        ))}
      </ul>
    </Panel>
  );
};
