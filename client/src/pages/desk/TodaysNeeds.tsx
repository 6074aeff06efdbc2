import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import { type NeedOrder, needOrders } from '@zhiqiao/shared/matching/match.orders';
import { useState } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { OpenTalk } from '../../features/conversations/OpenTalk.tsx';
import { JudgeSheet, useJudge } from '../../features/introductions/JudgeSheet.tsx';
import { TodayNeed, type TodaysMatch } from '../../features/matching/TodayNeed.tsx';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { OrderPick } from '../../ui/OrderPick.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

const atFirst = 4;

const Why = () => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Action look="text" size="small" onClick={() => setOpen(true)}>
        {t('desk.why')}
      </Action>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('desk.why')}>
        <div className="stack">
          <p>{t('desk.whyText')}</p>
          <p>
            <Link className="underlined" to={paths.held}>
              {t('held.look')}
            </Link>
          </p>
        </div>
      </Sheet>
    </>
  );
};

interface Props {
  items: readonly TodaysMatch[];
  expert: ExpertView | undefined;
  order: NeedOrder;
  onOrder: (order: NeedOrder) => void;
}

/** What the expert says of a need: kept with the pair, so that it holds on every device and the matching learns from it. */
const useSaying = (expert: ExpertView | undefined) => {
  const judge = useJudge();
  return (need: string, verdict: 'wanted' | 'later' | 'open') => {
    if (expert) judge.mutate({ body: { need, expert: expert.id, verdict } });
  };
};

/** The way to the talk with the firm, where the bureau introduced the two. */
const Talk = ({ need }: { need: string }) => {
  const t = useWords();
  return (
    <OpenTalk
      about={{ kind: 'introduction', id: need }}
      words={t('needs.talks.withFirm')}
      size="small"
    />
  );
};

interface FootProps {
  more: number;
  aside: readonly TodaysMatch[];
  onMore: () => void;
  onRestore: () => void;
}

const Foot = ({ more, aside, onMore, onRestore }: FootProps) => {
  const t = useWords();
  return (
    <div className="row wrap">
      {more > 0 ? (
        <Action size="small" onClick={onMore}>
          {t('desk.more', { count: more })}
        </Action>
      ) : null}
      {aside.length > 0 ? (
        <span className="muted">
          {t('desk.hidden', { count: aside.length })}{' '}
          <Action look="text" size="small" onClick={onRestore}>
            {t('desk.showHidden')}
          </Action>
        </span>
      ) : null}
    </div>
  );
};

const NoNeeds = () => {
  const t = useWords();
  return (
    <EmptyState
      title={t('desk.empty')}
      level={3}
      action={<Action to={paths.needs}>{t('desk.toNeeds')}</Action>}
    >
      {t('desk.emptyText')}
    </EmptyState>
  );
};

const putAside = ({ judged }: TodaysMatch): boolean =>
  judged !== undefined && judged.verdict !== 'wanted';

/** Today's needs, best first; the first few, the rest on demand, and those put aside within reach. */
export const TodaysNeeds = ({ items, expert, order, onOrder }: Props) => {
  const t = useWords();
  const say = useSaying(expert);
  const [unfit, setUnfit] = useState<TodaysMatch>();
  const [all, setAll] = useState(false);
  const wanted = items.filter((item) => !putAside(item));
  const aside = items.filter(putAside);
  const shown = all ? wanted : wanted.slice(0, atFirst);
  const more = wanted.length - shown.length;
  const restore = () => {
    for (const { need } of aside) say(need.id, 'open');
  };
  const foot = <Foot more={more} aside={aside} onMore={() => setAll(true)} onRestore={restore} />;
  return (
    <Panel
      title={t('desk.needs')}
      aside={<Why />}
      foot={more + aside.length > 0 ? foot : undefined}
      flush
    >
      {wanted.length === 0 ? <NoNeeds /> : null}
      {wanted.length > 1 ? (
        <div className="today-order">
          <OrderPick orders={needOrders} value={order} onChange={onOrder} />
        </div>
      ) : null}
      <ul>
        {shown.map((item) => (
          <TodayNeed
            key={item.need.id}
            item={item}
            expert={expert}
            onUnfit={() => setUnfit(item)}
            onWant={() => say(item.need.id, item.judged ? 'open' : 'wanted')}
            onLater={() => say(item.need.id, 'later')}
            talk={item.introduced ? <Talk need={item.need.id} /> : null}
          />
        ))}
      </ul>
      {unfit && expert ? (
        <JudgeSheet
          pair={{ need: unfit.need.id, expert: expert.id }}
          name={unfit.need.title}
          onClose={() => setUnfit(undefined)}
        />
      ) : null}
    </Panel>
  );
};
