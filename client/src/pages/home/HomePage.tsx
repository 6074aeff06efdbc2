import {
  listExperts,
  listNeeds,
  listOutcomes,
  searchOrganisations,
} from '@zhiqiao/shared/search/search.endpoints';
import { useEffect } from 'react';
import { Link, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { NeedLine, OutcomeLine } from '../../features/search/Boards.tsx';
import { SearchBox } from '../../features/search/SearchBox.tsx';
import { useCall } from '../../platform/query.ts';
import { useCountyName, useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { LongBridge } from '../../ui/Bridge.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { Counters } from './Counters.tsx';
import { DemoDoors } from './DemoDoors.tsx';
import { Steps } from './Steps.tsx';
import './HomePage.css';

const searchFor = (q: string) => (q ? `${paths.search}?q=${encodeURIComponent(q)}` : paths.search);

const useBoards = () => ({
  needs: useCall(listNeeds, { query: { sort: 'deadline', pageSize: 6 } }),
  outcomes: useCall(listOutcomes, { query: { sort: 'newest', pageSize: 6 } }),
  experts: useCall(listExperts, { query: { pageSize: 1 } }),
  organisations: useCall(searchOrganisations, { query: { pageSize: 1 } }),
});
type Boards = ReturnType<typeof useBoards>;

const Kinds = ({ boards }: { boards: Boards }) => {
  const t = useWords();
  const kinds = [
    ['needs', paths.needs],
    ['outcomes', paths.outcomes],
    ['experts', paths.experts],
    ['organisations', paths.organisationList],
  ] as const;
  return (
    <nav className="home-kinds" aria-label={t('search.kinds')}>
      <b aria-current="true">{t('search.kind.all')}</b>
      {kinds.map(([kind, path]) => (
        <Link key={kind} to={path}>
          {t(`search.kind.${kind}`)} <span className="small muted">{boards[kind].data?.total}</span>
        </Link>
      ))}
    </nav>
  );
};

const Tries = () => {
  const t = useWords();
  const { demo } = useMe();
  if (!demo) return null;
  return (
    <p className="small soft home-tries">
      {t('home.tries')}
      {t('home.tryWords')
        .split('|')
        .map((word) => (
          <Link key={word} to={searchFor(word)}>
            {word}
          </Link>
        ))}
    </p>
  );
};

const Hero = ({ boards }: { boards: Boards }) => {
  const t = useWords();
  const navigate = useNavigate();
  const county = useCountyName();
  const phone = useNarrow(640);
  return (
    <div className="hero">
      <div className="hero-ask">
        <h1 tabIndex={-1}>{t('home.headline')}</h1>
        <p className="big soft">{t('home.under', { county })}</p>
        <Kinds boards={boards} />
        <SearchBox
          q=""
          large
          placeholder={t(phone ? 'search.box.short' : 'search.box.placeholder')}
          onSearch={(q) => void navigate(searchFor(q))}
        />
        <Tries />
      </div>
      <DemoDoors />
      <div className="hero-side">
        <div className="not-phone">
          <LongBridge />
        </div>
        <Counters />
      </div>
    </div>
  );
};

const NeedBoard = ({ of }: { of: Boards['needs'] }) => {
  const t = useWords();
  const total = of.data?.total;
  return (
    <Panel
      title={t('search.needs.title')}
      note={t('search.needs.sortedBy')}
      aside={
        total ? <Link to={paths.needs}>{t('search.needs.all', { count: total })}</Link> : undefined
      }
      flush
    >
      <Fetched of={of} shape="rows" bare>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('home.emptyNeeds')} level={3} />
          ) : (
            <ul className="home-board">
              {items.map(({ card }) => (
                <NeedLine key={card.id} card={card} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </Panel>
  );
};

const OutcomeBoard = ({ of }: { of: Boards['outcomes'] }) => {
  const t = useWords();
  const total = of.data?.total;
  return (
    <Panel
      title={t('search.outcomes.title')}
      note={t('search.outcomes.sortedBy')}
      aside={
        total ? (
          <Link to={paths.outcomes}>{t('search.outcomes.all', { count: total })}</Link>
        ) : undefined
      }
      flush
    >
      <Fetched of={of} shape="rows" bare>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('home.emptyOutcomes')} level={3} />
          ) : (
            <ul className="home-board">
              {items.map(({ card }) => (
                <OutcomeLine key={card.id} card={card} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </Panel>
  );
};

/** 一网尽览: one box over everything, what is asked, what is offered, and how far it came. */
export const HomePage = () => {
  const { setUp } = useMe();
  return setUp ? <Home /> : <NotSetUp />;
};

/** A platform without a county: what it waits for, and who can do it. */
const NotSetUp = () => {
  const t = useWords();
  return (
    <Page title={t('home.notSetUp.title')}>
      <EmptyState
        title={t('home.notSetUp.what')}
        action={
          <Action look="primary" to={paths.setUp}>
            {t('home.notSetUp.go')}
          </Action>
        }
      >
        {t('home.notSetUp.how')}
      </EmptyState>
    </Page>
  );
};

const Home = () => {
  const t = useWords();
  const boards = useBoards();
  const name = `${t('shell.home')} · ${t('shell.name')}`;
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <div className="frame page home">
      <Hero boards={boards} />
      <div className="halves">
        <NeedBoard of={boards.needs} />
        <OutcomeBoard of={boards.outcomes} />
      </div>
      <Steps />
    </div>
  );
};
