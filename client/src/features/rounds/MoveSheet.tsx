import { changeRound } from '@zhiqiao/shared/rounds/round.endpoints';
import type { RoundSolution, RoundView, RoundWhatIf } from '@zhiqiao/shared/rounds/round.view';
import { useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { MatchBlocked } from '../../ui/MatchBlocked.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { Moving } from './RoundBoard.tsx';
import { namesIn, useRoundPairs, useWhatIf } from './round.api.ts';
import './rounds.css';

type Solved = RoundView & { solution: RoundSolution };
const out = '';

const Cost = ({ found }: { found: RoundWhatIf }) => {
  const t = useWords();
  const n = Math.abs(found.cost).toFixed(1);
  if (found.cost === 0) return <b>{t('round.costNone')}</b>;
  return found.cost > 0 ? (
    <b className="waits">{t('round.cost', { n })}</b>
  ) : (
    <b className="lives">{t('round.costGain', { n })}</b>
  );
};

/** What the change would do: points, pairs, and everybody else who would move. */
const Weighed = ({ view, found, expert }: { view: Solved; found: RoundWhatIf; expert: string }) => {
  const t = useWords();
  const names = namesIn(view);
  const list = (keys: string[]) => keys.map(names.post).join('、') || t('round.nowhere');
  const others = found.moves.filter((move) => move.expert !== expert);
  return (
    <section className="stack tight" aria-live="polite">
      <p className="big">
        <Cost found={found} />
      </p>
      {found.blocked ? <MatchBlocked blocked={found.blocked} /> : null}
      {found.short.length > view.solution.short.length && !found.blocked ? (
        <p className="late">{t('round.brokenMove')}</p>
      ) : null}
      <p className="small soft">
        {t('round.after', {
          pairs: found.pairs,
          total: found.total.toFixed(1),
          weakest: found.weakest.toFixed(1),
        })}
      </p>
      {others.length === 0 ? <p className="small soft">{t('round.othersNone')}</p> : null}
      <ul className="small">
        {others.map((move) => (
          <li key={move.expert}>
            {t('round.moved', {
              name: names.person(move.expert),
              from: list(move.from),
              to: list(move.to),
            })}
          </li>
        ))}
      </ul>
    </section>
  );
};

interface GoalProps {
  view: Solved;
  moving: Moving;
  to: string | undefined;
  onTo: (to: string) => void;
}

/** Every post for this person, best first; arrow keys walk through them. */
const Goals = ({ view, moving, to, onTo }: GoalProps) => {
  const t = useWords();
  const names = namesIn(view);
  const row = (key: string, label: string, score?: string) => (
    <label key={key || 'out'} className={key === to ? 'round-goal on' : 'round-goal'}>
      <input type="radio" name="goal" value={key} checked={key === to} onChange={() => onTo(key)} />
      <span className="grow">{label}</span>
      <span className="small muted">{score}</span>
    </label>
  );
  return (
    <Fetched of={useRoundPairs(view.id, moving.expert)} shape="rows" bare>
      {({ items }) => (
        <fieldset className="round-goals">
          <legend>{t('round.moveTo')}</legend>
          {moving.from ? row(out, t('round.moveOut')) : null}
          {items
            .filter(({ post }) => post !== moving.from)
            .map(({ post, match }) =>
              row(
                post,
                `${names.post(post)} · ${names.of(post)}`,
                match.blocked ? t('round.locked') : String(match.score),
              ),
            )}
        </fieldset>
      )}
    </Fetched>
  );
};

const Why = ({ view, expert, to }: { view: Solved; expert: string; to: string }) => {
  const { data } = useRoundPairs(view.id, expert);
  const match = data?.items.find(({ post }) => post === to)?.match;
  return match && !match.blocked ? <MatchReasons match={match} /> : null;
};

/** A side said that this very pair does not fit: the change would stand above it. */
const Dismissed = ({ view, expert, to }: { view: Solved; expert: string; to: string }) => {
  const t = useWords();
  const said = view.solution.dismissed.filter((one) => one.expert === expert && one.post === to);
  return said.map(({ by, reason }) => (
    <p key={by} className="waits">
      {t(`round.dismissedBy.${by}`, { of: namesIn(view).of(to) })}
      {reason ? ` · ${t(`introduction.reasons.${reason}`)}` : ''} — {t('round.mayOverrule')}
    </p>
  ));
};

/** Somebody is to go elsewhere: where to, what it costs, and the deed. */
export const MoveSheet = ({
  view,
  moving,
  onClose,
}: {
  view: Solved;
  moving: Moving;
  onClose: () => void;
}) => {
  const t = useWords();
  const [to, setTo] = useState(moving.asked ? (moving.to ?? out) : undefined);
  const { expert, from } = moving;
  const change =
    to === undefined ? undefined : { expert, ...(from ? { from } : {}), ...(to ? { to } : {}) };
  const found = useWhatIf(view, change);
  const send = useSend(changeRound, { onDone: onClose });
  const broken = found.data && found.data.short.length > view.solution.short.length;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('round.move', { name: namesIn(view).person(expert) })}
      foot={
        <Action
          look="primary"
          full
          busy={send.isPending || found.isFetching}
          blocked={!change || broken ? t('round.brokenMove') : undefined}
          onClick={() => change && send.mutate({ params: { id: view.id }, body: change })}
        >
          {t(found.isFetching ? 'round.weighing' : 'round.doMove')}
        </Action>
      }
    >
      <div className="stack">
        <p className="soft">{t('round.moveWhat')}</p>
        {change && found.data ? <Weighed view={view} found={found.data} expert={expert} /> : null}
        {to ? <Dismissed view={view} expert={expert} to={to} /> : null}
        {found.error ? <FailedBox error={found.error} /> : null}
        {send.error ? <FailedBox error={send.error} /> : null}
        {to ? <Why view={view} expert={expert} to={to} /> : null}
        {moving.asked ? null : <Goals view={view} moving={moving} to={to} onTo={setTo} />}
      </div>
    </Sheet>
  );
};
