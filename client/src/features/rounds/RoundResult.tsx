import type { RoundSolution, RoundView } from '@zhiqiao/shared/rounds/round.view';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Figure, Figures } from '../../ui/Figures.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { namesIn } from './round.api.ts';
import './rounds.css';

const shown = (points: number): string => points.toFixed(1);

type Solved = RoundView & { solution: RoundSolution };

/** What cannot be kept, each by its name. */
const Short = ({ view }: { view: Solved }) => {
  const t = useWords();
  const reference = useReference();
  const names = namesIn(view);
  const town = (code: string) => reference.name('towns', code);
  const { short } = view.solution;
  if (short.length === 0) return null;
  return (
    <ul className="stack tight late" role="alert">
      {short.map(({ kind, on, by }) => (
        <li key={`${kind} ${on}`}>
          {t(`round.short.${kind as 'post'}`, { on: names.limit(kind, on, town), by })}
        </li>
      ))}
    </ul>
  );
};

/** Points, pairs and the weakest pair, beside what a sorted list would have given. */
export const RoundResult = ({ view }: { view: Solved }) => {
  const t = useWords();
  const { solution, people } = view;
  const { greedy } = solution;
  const placed = new Set(solution.pairs.map(({ expert }) => expert)).size;
  const lost = shown(solution.total - greedy.total);
  return (
    <Panel
      title={t('round.result')}
      aside={
        <span className="row tight">
          <Mark verdict={solution.proven ? 'yes' : 'no'} />
          {t(solution.proven ? 'round.proven' : 'round.unproven')}
        </span>
      }
      foot={
        <span className="muted">
          {t('round.hash', { hash: solution.hash.slice(0, 12), ms: solution.ms })}
        </span>
      }
    >
      <div className="stack">
        <Short view={view} />
        <Figures>
          <Figure value={String(solution.pairs.length)} word={t('round.matched')} />
          <Figure value={shown(solution.total)} word={t('round.total')} />
          <Figure value={shown(solution.weakest)} word={t('round.weakest')} />
          <Figure value={String(people.length - placed)} word={t('round.unmatched')} />
        </Figures>
        <p className="small soft">
          {t('round.greedyTotal', { total: shown(greedy.total), lost })}
          {' · '}
          {t('round.greedyWeakest', { score: shown(greedy.weakest) })}
          {solution.heard > 0 ? ` · ${t('round.heard', { n: solution.heard })}` : ''}
        </p>
      </div>
    </Panel>
  );
};

/** Pairs that a side dismissed: who said so and why, and whether the bureau pinned one in spite of it. */
export const RoundDismissed = ({ view }: { view: Solved }) => {
  const t = useWords();
  const names = namesIn(view);
  const { dismissed } = view.solution;
  if (dismissed.length === 0) return null;
  return (
    <Panel
      title={t('round.dismissed', { count: dismissed.length })}
      note={t('round.dismissedNote')}
    >
      <ul className="stack">
        {dismissed.map(({ expert, post, by, reason, pinned }) => (
          <li key={`${expert} ${post} ${by}`}>
            <p>
              {names.person(expert)} → {names.post(post)}
            </p>
            <p className="small muted dotted">
              <span>
                {t(`round.dismissedBy.${by}`, { of: names.of(post) })}
                {reason ? ` · ${t(`introduction.reasons.${reason}`)}` : ''}
              </span>
              <span className={pinned ? 'waits' : undefined}>
                {t(pinned ? 'round.overruled' : 'round.barred')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const Price = ({ view, price }: { view: Solved; price: RoundSolution['prices'][number] }) => {
  const t = useWords();
  const reference = useReference();
  const { kind, on, points, pairs, frees } = price;
  const name = on
    ? t(`round.limit.${kind}`, {
        on: namesIn(view).limit(kind, on, (code) => reference.name('towns', code)),
      })
    : kind === 'floor'
      ? t('round.limit.floor', { on: '' })
      : t('round.limit.all', { kind: t(`round.kinds.${kind}`) });
  const gain = [
    pairs > 0 ? t('round.gainPairs', { n: pairs }) : '',
    points === 0 ? '' : t('round.gainPoints', { n: `${points > 0 ? '+' : ''}${shown(points)}` }),
  ].filter(Boolean);
  return (
    <li className="row wrap spread">
      <span>{name}</span>
      <span className={frees ? 'small late' : 'small waits'}>
        {frees ? t('round.frees') : t('round.priceOf', { gain: gain.join(' · ') })}
      </span>
    </li>
  );
};

/** The limits that bind, the dearest first, each with what lifting it alone would add. */
export const RoundPrices = ({ view }: { view: Solved }) => {
  const t = useWords();
  const { prices } = view.solution;
  return (
    <Panel title={t('round.prices')} note={t('round.pricesNote')}>
      {prices.length === 0 ? (
        <p className="soft">{t('round.pricesNone')}</p>
      ) : (
        <ul className="stack">
          {prices.slice(0, 8).map((price) => (
            <Price key={`${price.kind} ${price.on ?? ''}`} view={view} price={price} />
          ))}
        </ul>
      )}
    </Panel>
  );
};
