import type { BidView, IndicatorAnswer } from '@zhiqiao/shared/bids/bid.schema';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import type { ReactNode } from 'react';
import { aimText, figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import type { CompareGroup, CompareRow } from '../../ui/CompareTable.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Money } from '../../ui/Money.tsx';
import { bestOf } from './bid.deeds.ts';

const answerOf = (bid: BidView, key: string): IndicatorAnswer | undefined =>
  bid.answers.find((one) => one.key === key);

const Answered = ({ answer, unit }: { answer: IndicatorAnswer | undefined; unit: string }) => {
  const t = useWords();
  if (!answer) return <span className="muted">{t('comparing.noAnswer')}</span>;
  const figure = answer.value === null ? undefined : figureText(answer.value, unit);
  const head = figure ?? (answer.answer === 'no' ? t('ui.met.no') : undefined);
  return (
    <span>
      <Mark verdict={answer.answer} label={t(`ui.met.${answer.answer}`)} />{' '}
      {head ? <b>{head}</b> : null}
      {head && answer.words ? ' · ' : null}
      {answer.words}
    </span>
  );
};

const cellsOf = (bids: readonly BidView[], cell: (bid: BidView) => ReactNode) =>
  Object.fromEntries(bids.map((bid) => [bid.id, cell(bid)]));

const promiseRows = (bids: readonly BidView[], indicators: readonly Indicator[]): CompareRow[] =>
  indicators.map((indicator) => ({
    key: indicator.key,
    label: `${indicator.name} ${aimText(indicator)}`,
    cells: cellsOf(bids, (bid) => (
      <Answered answer={answerOf(bid, indicator.key)} unit={indicator.unit} />
    )),
    best: bestOf(
      bids.map((bid) => {
        const answer = answerOf(bid, indicator.key);
        return { key: bid.id, value: answer?.answer === 'no' ? null : answer?.value };
      }),
      indicator.comparator,
    ),
  }));

const Plan = ({ text }: { text: string }) => {
  const t = useWords();
  if (text.length <= 90) return <span className="bid-plan">{text || '—'}</span>;
  return (
    <details className="bid-plan">
      <summary>
        {text.slice(0, 80)}… <span className="lives small">{t('comparing.more')}</span>
      </summary>
      {text}
    </details>
  );
};

const Conflict = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  if (!bid.conflict) return <span className="soft">{t('comparing.noConflict')}</span>;
  return (
    <span className="late">
      <Mark verdict="conflict" /> {bid.conflict}
    </span>
  );
};

const Due = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  if (!bid.clock) return <span className="muted">{t('comparing.noClock')}</span>;
  const who = t(bid.clock.who === 'firm' ? 'needs.who.firm' : 'needs.who.expert');
  return <Clock due={bid.clock.due} startedAt={bid.clock.startedAt} who={who} />;
};

/** The rows of the table: what each promises for each indicator, and on which terms. */
export const useCompareGroups = (
  bids: readonly BidView[],
  indicators: readonly Indicator[],
): CompareGroup[] => {
  const t = useWords();
  const row = (key: string, label: string, cell: (bid: BidView) => ReactNode): CompareRow => ({
    key,
    label,
    cells: cellsOf(bids, cell),
  });
  const least = (number: (bid: BidView) => number) =>
    bestOf(
      bids.map((bid) => ({ key: bid.id, value: number(bid) })),
      'lte',
    );
  const asked = bids.some((bid) => bid.question);
  const money = row('price', t('comparing.price'), (bid) => <Money fen={bid.price} exact />);
  const time = row('months', t('comparing.months'), (bid) =>
    t('comparing.monthsOf', { count: bid.months }),
  );
  const questions = [
    row('question', t('comparing.question'), (bid) => bid.question || '—'),
    row('reply', t('comparing.reply'), (bid) =>
      bid.question ? bid.reply || t('comparing.noReply') : '—',
    ),
  ];
  return [
    { key: 'promises', title: t('comparing.promises'), rows: promiseRows(bids, indicators) },
    {
      key: 'terms',
      title: t('comparing.terms'),
      rows: [
        { ...money, best: least((bid) => bid.price) },
        { ...time, best: least((bid) => bid.months) },
        row('plan', t('comparing.plan'), (bid) => <Plan text={bid.plan} />),
        row('conflict', t('comparing.conflict'), (bid) => <Conflict bid={bid} />),
        ...(asked ? questions : []),
        row('clock', t('comparing.clock'), (bid) => <Due bid={bid} />),
      ],
    },
  ];
};
