import { shortDayText, timeText } from '../platform/format.ts';
import { useLanguage, useWords } from '../platform/words/speech.ts';
import { type Reading, readClock } from './clockReading.ts';
import './Clock.css';

const colour = { ok: 'var(--cel-600)', wait: 'var(--och-500)', over: 'var(--cin-600)' };

interface RingProps {
  used: number;
  tone: Reading['tone'];
  size?: number;
}

/** Share of the time used, as a ring. Decoration beside words; never alone. */
const ClockRing = ({ used, tone, size = 16 }: RingProps) => {
  const width = Math.max(2.4, size / 10);
  const radius = (size - width) / 2 - 0.4;
  const round = 2 * Math.PI * radius;
  const middle = size / 2;
  const shape = { cx: middle, cy: middle, r: radius, fill: 'none', strokeWidth: width };
  return (
    <svg width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <circle {...shape} stroke="var(--line)" />
      <circle
        {...shape}
        stroke={colour[tone]}
        strokeDasharray={`${round * used} ${round}`}
        transform={`rotate(-90 ${middle} ${middle})`}
      />
    </svg>
  );
};

export interface ClockProps {
  /** ISO moment */
  due: string;
  /** ISO moment from which the time runs */
  startedAt?: string | undefined;
  /** who must act, by name; `you` for the reader */
  who?: string | undefined;
  now?: Date;
  /** working days for duties, plain days for deadlines */
  count?: 'workingDays' | 'days';
  /** in tables: only the words of time */
  short?: boolean;
}

const useTimeWords = (reading: Reading, due: string, count: ClockProps['count']): string => {
  const t = useWords();
  const days = Math.abs(reading.left);
  if (reading.tone === 'over') {
    return days === 0 ? t('ui.clock.overToday') : t('ui.clock.workingOver', { count: days });
  }
  if (reading.today) return t('ui.clock.today', { time: timeText(due) });
  return count === 'days'
    ? t('ui.clock.daysLeft', { count: days })
    : t('ui.clock.workingLeft', { count: days });
};

/** Whose move it is and by when: a ring, the time left in words, who, and the day. */
export const Clock = ({ due, startedAt, who, now, count, short }: ClockProps) => {
  const t = useWords();
  const language = useLanguage();
  const began = startedAt ? new Date(startedAt) : undefined;
  const reading = readClock(new Date(due), now ?? new Date(), began, count);
  const words = useTimeWords(reading, due, count);
  const name = who === 'you' ? t('ui.clock.you') : who;
  const day = shortDayText(due, language);
  const by = reading.tone === 'over' ? t('ui.clock.was', { day }) : t('ui.clock.by', { day });
  return (
    <span className={`clock ${reading.tone}`}>
      <ClockRing used={reading.used} tone={reading.tone} />
      <span>
        <b>{words}</b>
        {short ? null : <span className="muted"> {[name, by].filter(Boolean).join(' ')}</span>}
      </span>
    </span>
  );
};
