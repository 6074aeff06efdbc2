import type { Evidence } from '@zhiqiao/shared/experts/expert.schema';
import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { matchNeeds } from '@zhiqiao/shared/matching/matching.endpoints';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { MatchParts } from '../../ui/MatchParts.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { Money } from '../../ui/Money.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import './TodayNeed.css';

export type TodaysMatch = ReplyOf<typeof matchNeeds>['items'][number];

interface Props {
  item: TodaysMatch;
  /** whose profile the reasons stand on */
  expert: { id: string; evidence: readonly Evidence[] } | undefined;
  onUnfit: () => void;
  onLater: () => void;
  /** would like it; said already, it is taken back */
  onWant: () => void;
  /** the way to the talk with the firm, where the bureau introduced the two */
  talk?: ReactNode;
}

const Head = ({ item }: Pick<Props, 'item'>) => {
  const t = useWords();
  const reference = useReference();
  const { need, match, introduced } = item;
  return (
    <div className="today-head">
      <div className="grow">
        <div className="row wrap">
          <h3 className="big">
            <Link to={`/needs/${need.id}`}>{need.title}</Link>
          </h3>
          {introduced ? <span className="today-tag">{t('desk.introduced')}</span> : null}
        </div>
        <p className="small muted today-meta dotted">
          <span>{need.firm}</span>
          {need.town ? <span>{reference.name('towns', need.town)}</span> : null}
          {need.budget ? (
            <span>
              <Money fen={need.budget.min} to={need.budget.max} />
            </span>
          ) : null}
          {need.deadline ? (
            <span>
              <Clock
                due={`${need.deadline}T23:59:59+08:00`}
                startedAt={need.publishedAt}
                count="days"
                short
              />
            </span>
          ) : null}
        </p>
      </div>
      <Score match={match} />
    </div>
  );
};

const Score = ({ match }: { match: TodaysMatch['match'] }) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const full = match.cover.filter((cell) => cell === 'full').length;
  return (
    <div className="today-score">
      <Cover cells={match.cover} />
      <span className="small muted">{t('desk.covered', { count: match.cover.length, full })}</span>
      <button type="button" className="small counts muted" onClick={() => setOpen(true)}>
        {t('desk.score', { score: match.score })}
      </button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('desk.parts')}>
        <div className="stack">
          <p className="soft">{t('matching.scoreWhy')}</p>
          <MatchParts match={match} />
        </div>
      </Sheet>
    </div>
  );
};

/** The bureau sees who would like it, and a round counts it; the other words stand beside it. */
const Wanting = ({ item, onWant }: Pick<Props, 'item' | 'onWant'>) => {
  const t = useWords();
  const said = item.judged?.verdict === 'wanted';
  return (
    <>
      {said ? <span className="small lives">{t('introduction.wanted')}</span> : null}
      <Action size="small" look="text" onClick={onWant}>
        {t(said ? 'introduction.open' : 'introduction.want')}
      </Action>
    </>
  );
};

/** One need of today: how much of it the records cover, why, what is missing, and what to do. */
export const TodayNeed = ({ item, expert, onUnfit, onLater, onWant, talk }: Props) => {
  const t = useWords();
  const navigate = useNavigate();
  const { need, match } = item;
  const open = (key: string) => void navigate(`/experts/${expert?.id}#evidence-${key}`);
  return (
    <li className="today">
      <Head item={item} />
      <MatchReasons
        match={match}
        indicators={need.aim ? [need.aim] : []}
        evidence={expert?.evidence}
        onOpen={open}
      />
      <div className="row wrap">
        <Action size="small" look="outline" to={`/needs/${need.id}`}>
          {t('desk.see')}
        </Action>
        <Action size="small" to={`/needs/${need.id}/bid`}>
          {t('desk.write')}
        </Action>
        {talk}
        <Wanting item={item} onWant={onWant} />
        <Action size="small" look="text" onClick={onUnfit}>
          {t('desk.unfit')}
        </Action>
        <Action size="small" look="text" onClick={onLater}>
          {t('introduction.later')}
        </Action>
      </div>
    </li>
  );
};
