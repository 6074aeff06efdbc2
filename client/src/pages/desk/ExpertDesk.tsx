import { listMyBids } from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { readExpert } from '@zhiqiao/shared/experts/expert.endpoints';
import { needOrders } from '@zhiqiao/shared/matching/match.orders';
import { matchNeeds } from '@zhiqiao/shared/matching/matching.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BidTable } from '../../features/bids/BidTable.tsx';
import { OffersPanel } from '../../features/rounds/OffersPanel.tsx';
import { dayText, weekdayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { HealthRing } from '../../ui/HealthRing.tsx';
import { NextMove } from '../../ui/NextMove.tsx';
import { useOrder } from '../../ui/OrderPick.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { EngagementsOnDesk } from './EngagementsOnDesk.tsx';
import { TodaysNeeds } from './TodaysNeeds.tsx';
import { TrialsOnDesk } from './TrialsOnDesk.tsx';

const profileLine = 60;
const mine = (bid: BidView) =>
  bid.state === 'clarifying' || bid.state === 'draft' || bid.need.reported === true;

/** One thing the expert owes: the words of it, why, and where it is done. */
const useOwed = () => {
  const t = useWords();
  return (bid: BidView) => {
    const { id, title, firm } = bid.need;
    if (bid.state === 'clarifying')
      return {
        what: t('desk.questionOf', { firm: firm.name }),
        why: t('desk.question', { question: bid.question ?? '', title }),
        to: paths.bid(bid.id),
        go: t('desk.answer'),
      };
    if (bid.need.reported)
      return {
        what: t('desk.agreeOn', { title }),
        why: t('desk.agreeWhy', { firm: firm.name }),
        to: paths.need(id),
        go: t('desk.agree'),
      };
    return {
      what: t('bid.writeFor', { title }),
      why: bid.reason?.sentence,
      to: paths.bidOn(id),
      go: t('desk.continue'),
    };
  };
};

/** What the expert owes: what has a date first, then results to confirm and bids begun. */
const Waiting = ({ bids }: { bids: readonly BidView[] }) => {
  const owedOn = useOwed();
  const due = bids
    .filter(mine)
    .toSorted((a, b) => (a.clock?.due ?? '9').localeCompare(b.clock?.due ?? '9'));
  return (
    <>
      {due.map((bid, index) => {
        const { what, why, to, go } = owedOn(bid);
        return (
          <NextMove
            key={bid.id}
            who="you"
            what={what}
            otherwise={why}
            clock={bid.clock && { due: bid.clock.due, startedAt: bid.clock.startedAt }}
            action={
              <Action look={index === 0 ? 'primary' : 'outline'} to={to}>
                {go}
              </Action>
            }
          />
        );
      })}
    </>
  );
};

const MyBids = ({ bids, total }: { bids: readonly BidView[]; total: number }) => {
  const t = useWords();
  if (total === 0) return null;
  return (
    <Panel
      title={t('desk.bids')}
      note={t('desk.bidsNote')}
      aside={<Link to={paths.myBids}>{t('desk.allBids', { count: total })}</Link>}
      flush
    >
      <BidTable bids={bids.slice(0, 6)} />
    </Panel>
  );
};

const Profile = ({ score }: { score: number }) => {
  const t = useWords();
  return (
    <Panel title={t('desk.profile')}>
      <div className="row">
        <HealthRing score={score} line={profileLine} size={84} />
        <div className="stack tight">
          <b>{t('desk.profileScore', { score })}</b>
          {score >= 90 ? <p className="small soft">{t('desk.profileGood')}</p> : null}
          <Link to={paths.myProfile}>{t('desk.adjust')}</Link>
        </div>
      </div>
    </Panel>
  );
};

/** Out of the ranking: nothing is suggested, and the way back. */
const Left = () => {
  const t = useWords();
  return (
    <Panel title={t('desk.needs')}>
      <EmptyState
        title={t('held.leftTitle')}
        level={3}
        action={
          <>
            <Action to={paths.needs}>{t('desk.toNeeds')}</Action>
            <Action look="text" to={paths.held}>
              {t('held.come')}
            </Action>
          </>
        }
      >
        {t('held.leftText')}
      </EmptyState>
    </Panel>
  );
};

const useTitle = (count: number | undefined) => {
  const t = useWords();
  const { account } = useMe();
  const name = account?.name ?? '';
  if (count === undefined) return t('desk.titleLoading');
  return count === 0 ? t('desk.titleNone', { name }) : t('desk.titleExpert', { name, count });
};

/** An expert's day: what waits for them, needs that fit with reasons, and how their bids stand. */
export const ExpertDesk = () => {
  const t = useWords();
  const language = useLanguage();
  const { account } = useMe();
  const id = account?.expert ?? '';
  const [order, setOrder] = useOrder(needOrders);
  const matches = useCall(matchNeeds, { query: { order } }, { keep: true });
  const bids = useCall(listMyBids, { query: { pageSize: 100 } });
  const me = useCall(readExpert, { params: { id } }, { enabled: id !== '' });
  const now = new Date();
  const day = `${dayText(now, language)} ${weekdayText(now, language)}`;
  return (
    <Page
      title={useTitle(matches.data?.items.length)}
      windowTitle={t('desk.windowTitle')}
      meta={
        <>
          {t('desk.metaExpert', { day })}{' '}
          <Link className="underlined" to={paths.myProfile}>
            {t('desk.adjust')}
          </Link>
        </>
      }
    >
      <div className="stack loose">
        {bids.data ? <Waiting bids={bids.data.items} /> : null}
        <OffersPanel />
        <div className="beside">
          <div className="stack loose">
            <Fetched of={matches} shape="rows" bare>
              {({ items, left }) =>
                left ? (
                  <Left />
                ) : (
                  <TodaysNeeds items={items} expert={me.data} order={order} onOrder={setOrder} />
                )
              }
            </Fetched>
            <EngagementsOnDesk />
            <TrialsOnDesk />
            {bids.data ? <MyBids bids={bids.data.items} total={bids.data.total} /> : null}
          </div>
          {me.data ? <Profile score={me.data.completeness} /> : null}
        </div>
      </div>
    </Page>
  );
};
