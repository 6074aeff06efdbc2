import { readCounters } from '@zhiqiao/shared/search/search.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { momentText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';

/** The list behind a number: the same states, from the same day on. */
const listOf = (since: string, ...states: string[]) =>
  `${paths.needs}?${states.length ? `state=${states.join(',')}&` : ''}since=${since}&sort=newest`;

interface BarProps {
  word: string;
  value: number;
  most: number;
  tone: number;
  to?: string;
}

const Bar = ({ word, value, most, tone, to }: BarProps) => {
  const t = useWords();
  const figure = <b className="figure">{value}</b>;
  return (
    <>
      <dt>{word}</dt>
      <dd className="counter-bar" aria-hidden="true">
        <i className={`tone-${tone}`} style={{ width: `${(value / Math.max(1, most)) * 100}%` }} />
      </dd>
      <dd className="right keep">
        {to ? (
          <Link
            to={to}
            className="counts"
            aria-label={`${word} ${t('home.counters.count', { count: value })}`}
          >
            {figure}
          </Link>
        ) : (
          figure
        )}
      </dd>
    </>
  );
};

/** How far the needs came, counted from the records; each number leads to its list. */
export const Counters = () => {
  const t = useWords();
  const language = useLanguage();
  const { data } = useCall(readCounters, {}, { fresh: 60_000 });
  if (!data) return <div className="counters" aria-busy="true" />;
  const { posted: most, overdueBids: overdue, medianReplyDays: days, since } = data;
  const count = (value: number) => t('home.counters.count', { count: value });
  return (
    <section className="counters" aria-labelledby="counters">
      <h2 id="counters" className="counters-title">
        {t('home.counters.title')}
      </h2>
      <dl>
        <Bar word={t('home.counters.posted')} value={most} most={most} tone={1} />
        <Bar
          word={t('home.counters.published')}
          value={data.published}
          most={most}
          tone={2}
          to={listOf(since)}
        />
        <Bar
          word={t('home.counters.solved')}
          value={data.solved}
          most={most}
          tone={3}
          to={listOf(since, 'resolved', 'closed')}
        />
      </dl>
      <p className="small soft dotted">
        <span>
          {t('home.counters.matching')}{' '}
          <Link to={listOf(since, 'published', 'matching')}>{count(data.matching)}</Link>
        </span>
        <span>
          {t('home.counters.delivering')}{' '}
          <Link to={listOf(since, 'committed', 'delivering')}>{count(data.delivering)}</Link>
        </span>
      </p>
      <p className="small soft">
        {days === null
          ? t('home.counters.noReply', { overdue })
          : t('home.counters.reply', { days, overdue })}
      </p>
      <details className="small muted">
        <summary>{t('home.counters.rule')}</summary>
        {t('home.counters.ruleText', { at: momentText(data.asOf, language) })}
      </details>
    </section>
  );
};
