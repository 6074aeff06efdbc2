import { offerMachine } from '@zhiqiao/shared/rounds/offer.machine';
import type { RoundChange } from '@zhiqiao/shared/rounds/round.schema';
import type { RoundSolution, RoundView } from '@zhiqiao/shared/rounds/round.view';
import { type DragEvent, useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { mayOnRound, namesIn } from './round.api.ts';
import './rounds.css';

type Solved = RoundView & { solution: RoundSolution };
type Pair = RoundSolution['pairs'][number];
export type Moving = Omit<RoundChange, 'to'> & { to?: string | undefined; asked?: boolean };

interface Props {
  view: Solved;
  /** somebody is to go elsewhere; without a goal it is still to be chosen */
  onMove: (moving: Moving) => void;
}

const mime = 'application/x-round';

const carried = (event: DragEvent): { expert: string; from?: string } | undefined => {
  const text = event.dataTransfer.getData(mime);
  return text ? (JSON.parse(text) as { expert: string; from?: string }) : undefined;
};

/** Where somebody can be dropped. */
const useDrop = (onDrop: (moved: { expert: string; from?: string }) => void) => {
  const [over, setOver] = useState(false);
  return {
    over,
    zone: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        const moved = carried(event);
        if (moved) onDrop(moved);
      },
    },
  };
};

/** One person: dragged by the mouse, or chosen as a button. */
const Chip = ({ view, pair, expert, onMove }: Props & { pair?: Pair; expert: string }) => {
  const t = useWords();
  const names = namesIn(view);
  const from = pair?.post;
  const still = !mayOnRound(view, 'change') || pair?.offer?.state === 'agreed';
  const moved = { expert, ...(from ? { from } : {}) };
  return (
    <span className="round-chip">
      <button
        type="button"
        className="chip"
        disabled={still}
        draggable={!still}
        onDragStart={(event) => event.dataTransfer.setData(mime, JSON.stringify(moved))}
        onClick={() => onMove(moved)}
      >
        <b>{names.person(expert)}</b> <span className="muted">{names.unit(expert)}</span>
      </button>
      {pair ? <span className="small">{t('round.scoreOf', { score: pair.score })}</span> : null}
      {pair?.pinned && !pair.offer ? <span className="tiny lives">{t('round.pinned')}</span> : null}
      {pair?.offer ? <MachinePill machine={offerMachine} state={pair.offer.state} /> : null}
    </span>
  );
};

const Post = ({ view, post, onMove }: Props & { post: RoundView['posts'][number] }) => {
  const t = useWords();
  const pairs = view.solution.pairs.filter((pair) => pair.post === post.key);
  const { over, zone } = useDrop(({ expert, from }) => {
    if (from !== post.key) onMove({ expert, to: post.key, asked: true, ...(from ? { from } : {}) });
  });
  return (
    <li className={over ? 'round-post over' : 'round-post'} data-post={post.key} {...zone}>
      <div className="grow">
        <p className="clip" title={post.title}>
          {post.title}
        </p>
        <p className="small muted clip">
          {post.of} · {t('round.full', { taken: pairs.length, seats: post.seats })}
        </p>
      </div>
      <div className="round-who">
        {pairs.length === 0 ? <span className="small waits">{t('round.empty')}</span> : null}
        {pairs.map((pair) => (
          <Chip key={pair.expert} view={view} pair={pair} expert={pair.expert} onMove={onMove} />
        ))}
      </div>
    </li>
  );
};

const Free = ({ view, onMove }: Props) => {
  const t = useWords();
  const placed = new Set(view.solution.pairs.map(({ expert }) => expert));
  const free = view.people.filter(({ expert }) => !placed.has(expert));
  const { over, zone } = useDrop(({ expert, from }) => {
    if (from) onMove({ expert, from, asked: true });
  });
  return (
    <section
      className={over ? 'round-free over' : 'round-free'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      {...zone}
    >
      <h3>{t('round.free', { n: free.length })}</h3>
      <p className="small muted not-phone">{t('round.freeText')}</p>
      <div className="round-who">
        {free.map(({ expert }) => (
          <Chip key={expert} view={view} expert={expert} onMove={onMove} />
        ))}
      </div>
    </section>
  );
};

/** Posts with the people who go there, and whoever is left; each can be moved by mouse and by keyboard. */
export const RoundBoard = ({ view, onMove }: Props) => {
  const t = useWords();
  const note = mayOnRound(view, 'change') ? t('round.boardNote') : undefined;
  return (
    <Panel title={t('round.board')} note={note} flush>
      <div className="round-board">
        <ul aria-label={t('round.board')}>
          {view.posts.map((post) => (
            <Post key={post.key} view={view} post={post} onMove={onMove} />
          ))}
        </ul>
        <Free view={view} onMove={onMove} />
      </div>
    </Panel>
  );
};
