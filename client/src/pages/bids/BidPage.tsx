import { readBid } from '@zhiqiao/shared/bids/bid.endpoints';
import { type BidStanding, bidPolicy } from '@zhiqiao/shared/bids/bid.policy';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { openConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import { quoteBid } from '@zhiqiao/shared/quotes/quote.endpoints';
import { Link, useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { BidAnswers } from '../../features/bids/BidAnswers.tsx';
import { BidMoves } from '../../features/bids/BidMoves.tsx';
import { BidPill, BidTurn } from '../../features/bids/BidTurn.tsx';
import { ExpertCard } from '../../features/experts/ExpertCard.tsx';
import { AskerCard } from '../../features/organisations/AskerCard.tsx';
import { dayText } from '../../platform/format.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { QuoteLines } from '../../ui/QuoteLines.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';

const mineOf = (bid: BidView) => bid.standings.includes('author');

/** A bid that ended as a draft has no duration and no price: it says so instead of naming zero. */
const Plan = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const blank = t('bid.notGiven');
  const unwritten = bid.months === 0;
  return (
    <Panel title={t('bid.plan')}>
      <div className="stack">
        <p className="said">{bid.plan || t('bid.noPlan')}</p>
        <Facts
          rows={[
            [t('bid.months'), unwritten ? blank : `${bid.months} ${t('bid.monthsUnit')}`],
            [t('bid.price'), unwritten ? blank : <Money key="price" fen={bid.price} exact />],
            [
              t('bid.conflict'),
              bid.conflict
                ? t('bid.conflictTold', { words: bid.conflict })
                : t('bid.conflictClear'),
            ],
          ]}
        />
      </div>
    </Panel>
  );
};

/** What the firm asked and what the expert answered. */
const Asked = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  if (!bid.question) return null;
  return (
    <Panel title={t('bid.asked')}>
      <p className="said">{bid.question}</p>
      {bid.reply ? (
        <>
          <hr className="hair" />
          <h3>{t('bid.replied')}</h3>
          <p className="said">{bid.reply}</p>
        </>
      ) : null}
    </Panel>
  );
};

const Offer = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const need = useCall(readNeed, { params: { id: bid.need.id } });
  return (
    <div className="stack loose">
      <Panel title={t('bid.promise')} flush={bid.answers.length > 0}>
        {bid.answers.length > 0 ? (
          <BidAnswers answers={bid.answers} indicators={need.data?.indicators} />
        ) : (
          <p className="muted">{t('bid.noAnswers')}</p>
        )}
      </Panel>
      <Plan bid={bid} />
      {bid.state === 'clarifying' ? null : <Asked bid={bid} />}
    </div>
  );
};

const Talk = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const navigate = useNavigate();
  const open = useSend(openConversation, {
    touches: ['conversations'],
    onDone: (talk) => void navigate(paths.conversation(talk.id)),
  });
  const may = permits(bidPolicy, 'talk', bid.standings as BidStanding[], bid.state);
  if (!may) return null;
  return (
    <>
      <Action
        full
        busy={open.isPending}
        {...(bid.conversation
          ? { to: paths.conversation(bid.conversation) }
          : { onClick: () => open.mutate({ body: { about: { kind: 'bid', id: bid.id } } }) })}
      >
        {t('bid.talk')}
        {bid.unread > 0 ? ` · ${t('bid.mine.unread', { count: bid.unread })}` : null}
      </Action>
      {open.error ? <FailedBox error={open.error} focus /> : null}
    </>
  );
};

/** 实付一口价: what the firm really pays for this bid, line by line. */
const Price = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const firm = bid.standings.includes('firm');
  const quote = useCall(quoteBid, { params: { id: bid.id } }, { enabled: firm && bid.price > 0 });
  if (!quote.data || quote.data.payFen === quote.data.priceFen) return null;
  return (
    <Panel title={t('bid.pay')}>
      <QuoteLines quote={quote.data} yours />
    </Panel>
  );
};

const Deeds = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const draft = mineOf(bid) && bid.state === 'draft';
  return (
    <Panel title={t('bid.moves')}>
      <div className="stack">
        {draft ? (
          <Action look="primary" full to={paths.bidOn(bid.need.id)}>
            {t(bid.reason ? 'bid.rewrite' : 'bid.continue')}
          </Action>
        ) : null}
        <BidMoves bid={bid} without={draft ? ['submit'] : []} />
        <Talk bid={bid} />
      </div>
    </Panel>
  );
};

/** What waits and what may be done first; on a phone that stands above the bid's text, not a screen below it. */
const Body = ({ bid }: { bid: BidView }) => {
  const narrow = useNarrow();
  const card = mineOf(bid) ? (
    <AskerCard firm={bid.need.firm.id} />
  ) : (
    <ExpertCard expert={bid.expert.id} />
  );
  return (
    <>
      {bid.state === 'clarifying' ? <Asked bid={bid} /> : null}
      {narrow ? <Deeds bid={bid} /> : null}
      <div className="beside">
        <Offer bid={bid} />
        {narrow ? (
          <>
            <Price bid={bid} />
            {card}
          </>
        ) : (
          <div className="stack loose">
            <Deeds bid={bid} />
            <Price bid={bid} />
            {card}
          </div>
        )}
      </div>
    </>
  );
};

const Shown = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const language = useLanguage();
  const mine = mineOf(bid);
  const crumb = mine
    ? { label: t('bid.crumbMine'), to: paths.myBids }
    : { label: t('bid.need'), to: paths.need(bid.need.id) };
  return (
    <Page
      title={bid.need.title}
      windowTitle={t('bid.writeFor', { title: bid.need.title })}
      crumb={[crumb, { label: t('bid.of', { name: bid.expert.name }) }]}
      pill={<BidPill bid={bid} />}
      meta={
        <span className="dotted">
          <span>
            <Link className="underlined" to={paths.expert(bid.expert.id)}>
              {bid.expert.name}
            </Link>{' '}
            {[bid.expert.title, bid.expert.unit].filter(Boolean).join(' · ')}
          </span>
          <span>{bid.need.firm.name}</span>
          <Link className="underlined" to={paths.need(bid.need.id)}>
            {bid.need.number}
          </Link>
          {bid.submittedAt ? (
            <span>{t('bid.submitted', { day: dayText(bid.submittedAt, language) })}</span>
          ) : null}
        </span>
      }
    >
      <div className="stack loose">
        <BidTurn bid={bid} />
        {bid.state === 'draft' && bid.reason ? <p className="late">{bid.reason.sentence}</p> : null}
        <Body bid={bid} />
      </div>
    </Page>
  );
};

/** One bid for every side that may read it; what each may do comes from machine x policy. */
export const BidPage = () => {
  const { id = '' } = useParams();
  const bid = useCall(readBid, { params: { id } });
  return (
    <Fetched of={bid} shape="thing">
      {(data) => <Shown bid={data} />}
    </Fetched>
  );
};
