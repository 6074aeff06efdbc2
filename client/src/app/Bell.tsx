import { Link } from 'react-router';
import { useWords } from '../platform/words/speech.ts';
import { Count } from '../ui/Count.tsx';
import { paths } from './paths.ts';
import { useCounters } from './useCounters.ts';

/** The way to the notices, with how many are unread. */
export const Bell = () => {
  const t = useWords();
  const { notices } = useCounters();
  const label = notices > 0 ? t('shell.noticesUnread', { count: notices }) : t('shell.notices');
  return (
    <Link to={paths.notices} className="bell">
      <span className="unseen">{label}</span>
      <svg
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        aria-hidden="true"
      >
        <path d="M4 13V8a5 5 0 0 1 10 0v5l1 1H3zM7.5 16h3" />
      </svg>
      <span aria-hidden="true">
        <Count value={notices} hot />
      </span>
    </Link>
  );
};
