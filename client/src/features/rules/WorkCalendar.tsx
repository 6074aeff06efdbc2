import type { CalendarYear } from '@zhiqiao/shared/rules/calendar.schema';
import { readCalendar } from '@zhiqiao/shared/rules/rule.endpoints';
import { spread } from '@zhiqiao/shared/rules/workingDays';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';

const Year = ({ year }: { year: CalendarYear }) => {
  const t = useWords();
  return (
    <li className="rule" id={`calendar-${year.year}`}>
      <div className="grow">
        <p className="row wrap">
          <b>{t('rules.calendar.year', { year: year.year })}</b>
          {year.provisional ? (
            <StatePill tone="wait">{t('rules.calendar.provisional')}</StatePill>
          ) : null}
        </p>
        <p className="small muted">
          {t('rules.document')} {year.document}
        </p>
        {year.provisional ? (
          <p className="small waits">{t('rules.calendar.provisionalText')}</p>
        ) : null}
      </div>
      <span className="small soft dotted">
        <span>{t('rules.calendar.days', { count: spread(year.off).length })}</span>
        {year.working.length > 0 ? (
          <span>{t('rules.calendar.moved', { count: spread(year.working).length })}</span>
        ) : null}
      </span>
    </li>
  );
};

/** Which days count as working days, year by year, and the notice each rests on. */
export const WorkCalendar = () => {
  const t = useWords();
  return (
    <Panel title={t('rules.calendar.title')} foot={t('rules.calendar.meta')} flush>
      <Fetched of={useCall(readCalendar, {}, { fresh: 3_600_000 })} shape="rows" bare>
        {({ items }) => (
          <ul>
            {items.map((year) => (
              <Year key={year.year} year={year} />
            ))}
          </ul>
        )}
      </Fetched>
    </Panel>
  );
};
