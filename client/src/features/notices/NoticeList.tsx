import { markNoticeRead } from '@zhiqiao/shared/notices/notice.endpoints';
import { sayNotice } from '@zhiqiao/shared/notices/notice.saying';
import type { NoticeView } from '@zhiqiao/shared/notices/notice.schema';
import { Link } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './NoticeList.css';

const useNoticeWords = () => {
  const language = useLanguage();
  return ({ code, words }: NoticeView): string => sayNotice(code, words, language);
};

/** Those that ask their reader to act; the others only tell. */
const asking: readonly string[] = [
  'countersign',
  'needSubmitted',
  'needConfirmed',
  'needRefined',
  'needReturned',
  'needReported',
  'bidToReview',
  'bidArrived',
  'bidQuestioned',
  'dutySoon',
  'dutyToday',
];

interface Props {
  items: readonly NoticeView[];
  /** the address of what it is about */
  to: (notice: NoticeView) => string;
}

const Row = ({ notice, to }: { notice: NoticeView; to: Props['to'] }) => {
  const t = useWords();
  const sentence = useNoticeWords();
  const mark = useSend(markNoticeRead);
  const see = () => notice.read || mark.mutate({ params: { id: notice.id }, body: {} });
  return (
    <li className={notice.read ? 'notice' : 'notice fresh'}>
      <div className="grow">
        <Link to={to(notice)} onClick={see}>
          {notice.read ? null : <span className="unseen">{t('notices.isUnread')} </span>}
          {sentence(notice)}
        </Link>
        {notice.words.note ? (
          <p className="small soft">{t('notices.note', { note: notice.words.note })}</p>
        ) : null}
      </div>
      <span className="small muted notice-aside">
        {notice.due && !notice.read && asking.includes(notice.code) ? (
          <Clock due={notice.due} startedAt={notice.at} short />
        ) : null}
        <DateText at={notice.at} as="shortMoment" />
      </span>
    </li>
  );
};

/** Notices, newest first. */
export const NoticeList = ({ items, to }: Props) => (
  <Panel flush>
    <ul>
      {items.map((notice) => (
        <Row key={notice.id} notice={notice} to={to} />
      ))}
    </ul>
  </Panel>
);
