import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { Link } from 'react-router';
import { dayText, shortDayText, timeText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Count } from '../../ui/Count.tsx';

const useWhen = () => {
  const language = useLanguage();
  return (at: string): string =>
    dayText(at, language) === dayText(new Date(), language)
      ? timeText(at)
      : shortDayText(at, language);
};

/** The latest words, or what was done without any. */
const LastSaid = ({ last }: Pick<ConversationView, 'last'>) => {
  const t = useWords();
  if (!last) return null;
  if (last.text) return <>{last.mine ? t('talk.mineLast', { text: last.text }) : last.text}</>;
  const name = last.by ?? '';
  if (!last.was || last.was === 'files') return <>{t('talk.filesLast', { name })}</>;
  if (last.was === 'withdrawn') return <>{t('talk.withdrawn', { name })}</>;
  return <>{t(`talk.note.${last.was}`, { name })}</>;
};

const Line = ({ talk, on, to }: { talk: ConversationView; on: boolean; to: string }) => {
  const t = useWords();
  const when = useWhen();
  const { last } = talk;
  return (
    <li className={on ? 'talk on' : 'talk'}>
      <Link to={to} aria-current={on ? 'page' : undefined}>
        <span className="row spread">
          <b className="clip">{talk.with}</b>
          <span className="small muted keep">{last ? when(last.at) : ''}</span>
        </span>
        <span className="small muted clip">
          {t(`talk.kind.${talk.about.kind}`, { title: talk.title })}
        </span>
        <span className="row spread">
          <span className="small soft clip">
            <LastSaid last={last} />
          </span>
          {talk.muted ? (
            <span className="small muted keep">{t('talk.muted')}</span>
          ) : (
            <Count value={talk.unread} hot words={t('shell.unread', { count: talk.unread })} />
          )}
        </span>
      </Link>
    </li>
  );
};

interface Props {
  talks: readonly ConversationView[];
  /** the one that is open */
  now: string | undefined;
  /** the address of one, with the filter that is on */
  to: (id: string) => string;
}

/** My conversations, latest first, with what is unread. */
export const TalkList = ({ talks, now, to }: Props) => {
  const t = useWords();
  return (
    <ul aria-label={t('talk.list')}>
      {talks.map((talk) => (
        <Line key={talk.id} talk={talk} on={talk.id === now} to={to(talk.id)} />
      ))}
    </ul>
  );
};
