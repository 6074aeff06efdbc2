import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { listPayments } from '@zhiqiao/shared/payments/payment.endpoints';
import { readTrialOverview } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { TrialCard } from '@zhiqiao/shared/trials/trial.view';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { PaymentTotals } from '../../features/payments/PaymentRow.tsx';
import { TrialCardRow } from '../../features/trials/TrialCardRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Panel } from '../../ui/Panel.tsx';

const Tile = ({ name, note, children }: { name: string; note?: string; children: ReactNode }) => (
  <Panel>
    <p className="small soft">{name}</p>
    <p className="figure">{children}</p>
    {note ? <p className="small muted">{note}</p> : null}
  </Panel>
);

const first = 3;

/** The first few of a list; the others on demand, so that what stands below is not far. */
const useFirst = <T,>(items: readonly T[]) => {
  const t = useWords();
  const [all, setAll] = useState(false);
  const rest = items.length - first;
  return {
    shown: all ? items : items.slice(0, first),
    foot:
      rest > 0 && !all ? (
        <Action look="text" size="small" onClick={() => setAll(true)}>
          {t('trial.overview.more', { count: rest })}
        </Action>
      ) : null,
  };
};

const Cards = ({ title, items }: { title: string; items: readonly TrialCard[] }) => {
  const { shown, foot } = useFirst(items);
  if (items.length === 0) return null;
  return (
    <Panel flush title={title} note={String(items.length)} foot={foot}>
      <ul>
        {shown.map((trial) => (
          <TrialCardRow key={trial.id} trial={trial} />
        ))}
      </ul>
    </Panel>
  );
};

type Lesson = ReplyOf<typeof readTrialOverview>['lessons'][number];

const Lessons = ({ items }: { items: readonly Lesson[] }) => {
  const t = useWords();
  const { shown, foot } = useFirst(items);
  if (items.length === 0) return null;
  return (
    <Panel title={t('trial.overview.lessons')} note={String(items.length)} foot={foot}>
      <ul className="stack">
        {shown.map((lesson) => (
          <li key={lesson.id}>
            <Link className="underlined" to={paths.trial(lesson.id)}>
              {lesson.title}
            </Link>{' '}
            <span className="small muted">
              {lesson.firm} · <DateText at={lesson.at} as="short" />
            </span>
            <p className="said">{lesson.text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** What is owed under the county's contracts and what has come. */
const Received = () => {
  const t = useWords();
  const { data } = useCall(listPayments, { query: { pageSize: 1 } });
  if (!data?.total) return null;
  return (
    <Panel
      title={t('payments.window')}
      aside={
        <Link className="underlined" to={paths.payments}>
          {t('payments.all')}
        </Link>
      }
    >
      <PaymentTotals sums={data.sums} />
    </Panel>
  );
};

/** The bureau's view: money, what ends soon, what is late, how many are kept, what was learnt. */
export const Overview = () => {
  const t = useWords();
  return (
    <Fetched of={useCall(readTrialOverview, {})} shape="rows" bare>
      {({ money, successPercent, decided, ending, overdue, mediation, lessons }) => (
        <div className="stack loose">
          <div className="trial-tiles">
            <Tile
              name={t('trial.overview.money')}
              note={t('trial.overview.contracts', { count: money.contracts })}
            >
              <Money fen={money.amountFen} exact />
            </Tile>
            <Tile name={t('trial.overview.technical')}>
              <Money fen={money.technicalFen} exact />
            </Tile>
            <Tile name={t('trial.overview.expected')}>
              <Money fen={money.expectedFen} exact />
            </Tile>
            <Tile
              name={t('trial.overview.success')}
              note={t('trial.overview.successNote', {
                count: decided.converted + decided.converting + decided.returned + decided.breach,
              })}
            >
              {successPercent === null ? '—' : `${successPercent}%`}
            </Tile>
          </div>
          <Received />
          <Cards title={t('trial.overview.overdue')} items={overdue} />
          <Cards title={t('trial.overview.mediation')} items={mediation} />
          <Cards title={t('trial.overview.ending')} items={ending} />
          <Lessons items={lessons} />
        </div>
      )}
    </Fetched>
  );
};
