import { listMyNeeds } from '@zhiqiao/shared/needs/need.endpoints';
import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { useCallback, useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import type { Dragged } from './dragged.ts';
import { Elsewhere, type Going } from './Elsewhere.tsx';
import { MatchedNeed } from './MatchedNeed.tsx';
import { MatchHelp } from './MatchHelp.tsx';
import { MatchNeeds } from './MatchNeeds.tsx';
import '../../ui/Panel.css';
import './MatchingPage.css';

const useOpenNeeds = () => {
  const [published, matching] = openToBids.map((state) => ({ query: { state, pageSize: 100 } }));
  const one = useCall(listMyNeeds, published!);
  const other = useCall(listMyNeeds, matching!);
  const both = one.data && other.data;
  const rows = both
    ? [...one.data.items, ...other.data.items].toSorted((a, b) =>
        (a.deadline ?? '9').localeCompare(b.deadline ?? '9'),
      )
    : undefined;
  const refetch = () => void Promise.all([one.refetch(), other.refetch()]);
  return { data: rows, error: one.error ?? other.error, refetch };
};

const Nothing = () => {
  const t = useWords();
  return (
    <EmptyState
      title={t('office.matching.noNeeds')}
      action={
        <Action look="primary" to={paths.desk}>
          {t('office.matching.toQueue')}
        </Action>
      }
    >
      {t('office.matching.noNeedsText')}
    </EmptyState>
  );
};

/** To the next need of the list, or the one before, and into sight. */
const useWalk = (
  shown: readonly NeedRow[],
  chosen: string | undefined,
  choose: (need: string) => void,
) =>
  useCallback(
    (step: 1 | -1) => {
      const to = shown[shown.findIndex(({ id }) => id === chosen) + step];
      if (!to) return;
      choose(to.id);
      document.querySelector(`[data-need="${to.id}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    [shown, chosen, choose],
  );

const Desk = ({ rows }: { rows: readonly NeedRow[] }) => {
  const t = useWords();
  const narrow = useNarrow();
  const [{ need, only }, set] = useUrlState({ need: '', only: 'all' });
  const alone = rows.filter(({ bids }) => bids === 0);
  const shown = only === 'nobody' ? alone : rows;
  // On a phone the choice is a step of its own; elsewhere the most urgent stands open.
  const chosen = need || (narrow ? undefined : shown[0]?.id);
  const choose = useCallback((to: string) => set({ need: to }, { replace: true }), [set]);
  const walk = useWalk(shown, chosen, choose);
  const [going, setGoing] = useState<Going>();
  const elsewhere = useCallback((expert: Dragged) => setGoing({ expert }), []);
  const extra = only === 'nobody' ? '&only=nobody' : '';
  const list = (
    <MatchNeeds
      rows={shown}
      chosen={chosen}
      only={only === 'nobody' ? 'nobody' : 'all'}
      counts={{ all: rows.length, nobody: alone.length }}
      onOnly={(next) => set({ only: next, need: '' })}
      to={(id) => `?need=${id}${extra}`}
      onDrop={(to, expert) => setGoing({ expert, need: to })}
    />
  );
  if (narrow && !chosen) return list;
  return (
    <div className="match-desk">
      {narrow ? <Link to={`?${extra.slice(1)}`}>{t('office.matching.back')}</Link> : list}
      {chosen ? (
        <MatchedNeed key={chosen} id={chosen} walk={walk} elsewhere={elsewhere} />
      ) : (
        <Nothing />
      )}
      <MatchHelp />
      {going ? (
        <Elsewhere
          going={going}
          rows={rows}
          here={chosen}
          onNeed={(to) => setGoing({ ...going, need: to })}
          onClose={() => setGoing(undefined)}
        />
      ) : null}
    </div>
  );
};

/** 一屏对接: needs on the left, whom they could be brought together with beside them. */
export const MatchingPage = () => {
  const t = useWords();
  const needs = useOpenNeeds();
  const count = needs.data?.length ?? 0;
  return (
    <Page
      title={t('office.matching.title')}
      meta={needs.data ? t('office.matching.meta', { count }) : undefined}
      actions={<Action to={paths.rounds}>{t('round.window')}</Action>}
      wide
    >
      <Fetched of={needs} shape="thing" bare>
        {(rows) => (rows.length === 0 ? <Nothing /> : <Desk rows={rows} />)}
      </Fetched>
    </Page>
  );
};
