import { readRoundChoices } from '@zhiqiao/shared/rounds/round.endpoints';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import type { ReactNode } from 'react';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { Choices, Limits, PostIn } from './limits.form.ts';
import './rounds.css';

interface Props {
  view: RoundView;
  limits: Limits;
}

interface PickProps {
  on: boolean;
  onChange: (on: boolean) => void;
  name: ReactNode;
  about: string;
  children?: ReactNode;
}

const Pick = ({ on, onChange, name, about, children }: PickProps) => (
  <li className="round-pick">
    <label className="grow">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {name} <span className="small muted">{about}</span>
      </span>
    </label>
    {on ? children : null}
  </li>
);

const Count = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (value: number) => void;
}) => (
  <label className="small muted row">
    {label}
    <input
      className="round-number"
      type="number"
      min={0}
      max={20}
      value={value}
      onChange={(event) => onChange(Math.max(0, Math.min(20, event.target.valueAsNumber || 0)))}
    />
  </label>
);

const Both = ({ onAll, onNone }: { onAll: () => void; onNone: () => void }) => {
  const t = useWords();
  return (
    <span className="row">
      <Action size="small" look="text" onClick={onAll}>
        {t('round.all')}
      </Action>
      <Action size="small" look="text" onClick={onNone}>
        {t('round.noneOf')}
      </Action>
    </span>
  );
};

const People = ({ limits, choices }: Props & { choices: Choices }) => {
  const t = useWords();
  const people = limits.body.people;
  const chosen = new Set(people.map(({ expert }) => expert));
  const all = choices.people.map(({ expert }) => ({ expert, places: 1 }));
  return (
    <Panel
      title={t('round.people')}
      note={t('round.peopleNote', { n: people.length })}
      aside={
        <Both onAll={() => limits.set({ people: all })} onNone={() => limits.set({ people: [] })} />
      }
      flush
    >
      <ul className="round-picks">
        {choices.people.map(({ expert, name, unit, category }) => (
          <Pick
            key={expert}
            on={chosen.has(expert)}
            name={name}
            about={`${t(`terms.category.${category}`)} · ${unit}`}
            onChange={(on) =>
              limits.set({
                people: on
                  ? [...people, { expert, places: 1 }]
                  : people.filter((one) => one.expert !== expert),
              })
            }
          />
        ))}
      </ul>
    </Panel>
  );
};

/** A post and what its form may change; needs that are not chosen stand below. */
const Posts = ({ view, limits, choices }: Props & { choices: Choices }) => {
  const t = useWords();
  const posts = limits.body.posts;
  const known = new Map(view.posts.map((post) => [post.key, post]));
  const needs: PostIn[] = choices.needs.map(({ need }) => ({ key: need, need }));
  const others = posts.filter((post) => !post.need);
  const all = [
    ...others,
    ...needs.map((post) => posts.find(({ key }) => key === post.key) ?? post),
  ];
  const told = new Map(choices.needs.map((one) => [one.need, one]));
  const change = (key: string, changes: Partial<PostIn>) =>
    limits.set({ posts: posts.map((post) => (post.key === key ? { ...post, ...changes } : post)) });
  return (
    <Panel
      title={t('round.postsTitle')}
      note={t('round.postsNote', { n: posts.length })}
      aside={
        <Both onAll={() => limits.set({ posts: all })} onNone={() => limits.set({ posts: [] })} />
      }
      flush
    >
      <ul className="round-picks">
        {all.map((post) => (
          <Pick
            key={post.key}
            on={posts.some(({ key }) => key === post.key)}
            name={told.get(post.key)?.title ?? known.get(post.key)?.title ?? post.title ?? ''}
            about={told.get(post.key)?.firm ?? known.get(post.key)?.of ?? ''}
            onChange={(on) =>
              limits.set({
                posts: on ? [...posts, post] : posts.filter(({ key }) => key !== post.key),
              })
            }
          >
            <Count
              label={t('round.seats')}
              value={post.seats ?? 1}
              onChange={(seats) => change(post.key, { seats: Math.max(1, seats) })}
            />
            <Count
              label={t('round.least')}
              value={post.least ?? 0}
              onChange={(least) => change(post.key, { least })}
            />
          </Pick>
        ))}
      </ul>
    </Panel>
  );
};

/** Who and what the round is made of. */
export const ChoosePanels = (props: Props) => {
  const { data } = useCall(readRoundChoices, {});
  if (!data) return null;
  return (
    <div className="halves">
      <People {...props} choices={data} />
      <Posts {...props} choices={data} />
    </div>
  );
};
