import { listContests } from '@zhiqiao/shared/cards/card.endpoints';
import { listExpertsToVerify } from '@zhiqiao/shared/experts/expert.endpoints';
import { openStates } from '@zhiqiao/shared/kernel/machine';
import { listLetters } from '@zhiqiao/shared/letters/letter.endpoints';
import { listMyNeeds } from '@zhiqiao/shared/needs/need.endpoints';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedState } from '@zhiqiao/shared/needs/need.schema';
import { listOrganisations } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { listTrials } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import './Waiting.css';

const few = { pageSize: 1, standing: 'unverified' } as const;

const Line = ({ word, count, to }: { word: string; count: number | undefined; to: string }) => (
  <li>
    <span>{word}</span>
    {count === undefined ? (
      <span className="muted">…</span>
    ) : (
      <Link to={to} className={count > 0 ? 'counts waits' : 'counts'}>
        {count}
      </Link>
    )}
  </li>
);

/** What else waits: for the bureau's word, or for firms that are late. */
export const Waiting = ({ now }: { now: Date }) => {
  const t = useWords();
  const organisations = useCall(listOrganisations, { query: few });
  const experts = useCall(listExpertsToVerify, { query: few });
  const firms = useCall(listMyNeeds, { query: { waiting: 'firm', pageSize: 100 } });
  const late = firms.data?.items.filter(({ clock }) => clock && new Date(clock.due) < now).length;
  const letters = useCall(listLetters, { query: { pageSize: 1 } });
  const trials = useCall(listTrials, { query: { group: 'waiting', pageSize: 1 } });
  const overdue = useCall(listTrials, { query: { group: 'overdue', pageSize: 1 } });
  const contests = useCall(listContests, {});
  const contested = contests.data?.items.filter(({ state }) => state === 'open');
  const contestedAt = contested?.[0] ? paths.organisation(contested[0].firm.id) : paths.desk;
  const verify = `${paths.organisations}?standing=unverified`;
  return (
    <Panel title={t('office.waiting.title')} flush>
      <ul className="waiting">
        <Line
          word={t('office.waiting.organisations')}
          count={organisations.data?.total}
          to={verify}
        />
        <Line
          word={t('office.waiting.experts')}
          count={experts.data?.total}
          to={`${verify}&tab=experts`}
        />
        <Line word={t('cards.contested')} count={contested?.length} to={contestedAt} />
        <Line
          word={t('letters.failed')}
          count={letters.data?.byState.failed}
          to={`${paths.letters}?state=failed`}
        />
        <Line
          word={t('office.waiting.trials')}
          count={trials.data?.total}
          to={`${paths.trials}?tab=waiting`}
        />
        <Line
          word={t('office.waiting.trialsOverdue')}
          count={overdue.data?.total}
          to={`${paths.trials}?tab=overdue`}
        />
        <Line word={t('office.waiting.firmsLate')} count={late} to="?tab=all&waiting=firm" />
      </ul>
    </Panel>
  );
};

const shown = openStates(needMachine).filter((state) => state !== 'draft');

/** How many needs stand at each step; every figure opens its list. */
export const Stuck = ({ byState }: { byState: Readonly<Record<string, number>> }) => {
  const t = useWords();
  const language = useLanguage();
  const count = (state: NeedState) => byState[state] ?? 0;
  const total = shown.reduce((sum, state) => sum + count(state), 0);
  const most = Math.max(1, ...shown.map(count));
  return (
    <Panel title={t('office.stuck.title')} aside={t('office.stuck.total', { count: total })}>
      <ul className="stuck">
        {shown
          .filter((state) => count(state) > 0)
          .map((state) => (
            <li key={state}>
              <span>{needMachine.states[state][language === 'en' ? 'en' : 'zh']}</span>
              <span className="stuck-track" aria-hidden="true">
                <span className="stuck-bar" style={{ width: `${(count(state) / most) * 100}%` }} />
              </span>
              <Link to={`?tab=all&state=${state}`} className="counts">
                {count(state)}
              </Link>
            </li>
          ))}
      </ul>
    </Panel>
  );
};
