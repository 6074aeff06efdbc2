import { listMyBids } from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { listMyOutcomes } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BidMoves } from '../../features/bids/BidMoves.tsx';
import { BidClock } from '../../features/bids/BidTurn.tsx';
import { OutcomeDeeds } from '../../features/outcomes/OutcomeDeeds.tsx';
import { OutcomeRow } from '../../features/outcomes/OutcomeRow.tsx';
import { moneyText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';
import { LeadsOnDesk } from './LeadsOnDesk.tsx';
import { TrialsOnDesk } from './TrialsOnDesk.tsx';

const useBids = () => useCall(listMyBids, { query: { state: 'unitReview', pageSize: 100 } });
const useOutcomes = () =>
  useCall(listMyOutcomes, { query: { state: 'unitReview', pageSize: 100 } });

const BidRow = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <li>
      <div className="grow stack tight">
        <Link to={paths.bid(bid.id)}>
          <b>{t('office.university.bidOn', { title: bid.need.title })}</b>
        </Link>
        <p className="small soft">
          {[
            bid.expert.name,
            bid.need.firm.name,
            t('office.university.money', {
              months: bid.months,
              price: moneyText(bid.price, language),
            }),
          ].join(' · ')}
        </p>
        <BidClock bid={bid} />
      </div>
      <BidMoves bid={bid} />
    </li>
  );
};

const Bids = () => {
  const t = useWords();
  return (
    <Panel title={t('office.university.bids')} flush>
      <Fetched of={useBids()} shape="rows" bare>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('office.university.bidsNone')} level={3}>
              {t('office.university.bidsNoneText')}
            </EmptyState>
          ) : (
            <ul className="plain-rows">
              {items
                .toSorted((a, b) => (a.clock?.due ?? '9').localeCompare(b.clock?.due ?? '9'))
                .map((bid) => (
                  <BidRow key={bid.id} bid={bid} />
                ))}
            </ul>
          )
        }
      </Fetched>
    </Panel>
  );
};

const Outcomes = () => {
  const t = useWords();
  return (
    <Panel
      title={t('office.university.outcomes')}
      aside={<Link to={paths.ourOutcomes}>{t('office.university.ours')}</Link>}
      flush
    >
      <Fetched of={useOutcomes()} shape="rows" bare>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('office.university.outcomesNone')} level={3}>
              {t('office.university.outcomesNoneText')}
            </EmptyState>
          ) : (
            <ul className="plain-rows">
              {items.map((view) => (
                <OutcomeRow key={view.id} view={view}>
                  <OutcomeDeeds view={view} />
                </OutcomeRow>
              ))}
            </ul>
          )
        }
      </Fetched>
    </Panel>
  );
};

/** A university's office: bids of our people before firms see them, then outcomes before everybody does. */
export const UniversityDesk = () => {
  const t = useWords();
  const bids = useBids().data?.total;
  const outcomes = useOutcomes().data?.total;
  const known = bids !== undefined && outcomes !== undefined;
  const count = (bids ?? 0) + (outcomes ?? 0);
  const title =
    count > 0 ? t('office.university.title', { count }) : t('office.university.titleNone');
  return (
    <Page
      title={known ? title : t('office.university.windowTitle')}
      windowTitle={t('office.university.windowTitle')}
      meta={t('office.university.meta')}
    >
      <div className="stack loose">
        <Bids />
        <Outcomes />
        <LeadsOnDesk state="toUnit" />
        <TrialsOnDesk />
      </div>
    </Page>
  );
};
