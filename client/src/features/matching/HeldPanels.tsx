import type { HeldKind, HeldView } from '@zhiqiao/shared/matching/held.schema';
import type { ReactNode } from 'react';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useChangeHeld } from './held.api.ts';
import '../../ui/PlainRows.css';
import './HeldPanels.css';

interface ItemProps {
  kind: HeldKind;
  id: string;
  name: string;
  used: boolean;
  about: ReactNode;
}

/** One thing that is used, or was: its name, where it comes from, and the way out or back in. */
const Item = ({ kind, id, name, used, about }: ItemProps) => {
  const t = useWords();
  const change = useChangeHeld();
  const word = t(used ? 'held.take' : 'held.give');
  return (
    <li>
      <div className="grow">
        <p className={used ? undefined : 'muted'}>{used ? name : <s>{name}</s>}</p>
        <p className="small muted dotted">{about}</p>
      </div>
      {used ? null : <span className="small waits">{t('held.taken')}</span>}
      <Action
        size="small"
        look={used ? 'text' : 'outline'}
        label={`${word} ${name}`}
        busy={change.isPending}
        onClick={() => change.mutate({ body: { kind, key: id, used: !used } })}
      >
        {word}
      </Action>
    </li>
  );
};

const Count = ({ n }: { n: number }) => {
  const t = useWords();
  return <span>{n > 0 ? t('held.needs', { count: n }) : t('held.unused')}</span>;
};

export const RecordsHeld = ({ view }: { view: HeldView }) => {
  const t = useWords();
  return (
    <Panel title={t('held.records')} note={t('held.recordsNote')} flush>
      <ul className="plain-rows held-rows">
        {view.records.map(({ key, kind, title, year, used, needs }) => (
          <Item
            key={key}
            kind="record"
            id={key}
            name={title}
            used={used}
            about={
              <>
                <span>{t(`terms.evidenceKind.${kind}`)}</span>
                <span>{year}</span>
                {used ? <Count n={needs} /> : null}
              </>
            }
          />
        ))}
      </ul>
    </Panel>
  );
};

/** Where a word stands: the first place by its name, and how many more there are. */
const useOrigin = (view: HeldView) => {
  const t = useWords();
  return (from: HeldView['words'][number]['from']): string => {
    const names = from.map(({ kind, key }) =>
      kind === 'record'
        ? (view.records.find((one) => one.key === key)?.title ?? '')
        : t(key === 'title' ? 'held.titleField' : 'held.summary'),
    );
    const [first = ''] = names;
    const where = names.length > 1 ? `${first} ${t('held.more', { n: names.length })}` : first;
    return first ? t('held.from', { where }) : '';
  };
};

export const WordsHeld = ({ view }: { view: HeldView }) => {
  const t = useWords();
  const origin = useOrigin(view);
  return (
    <Panel title={t('held.words')} note={t('held.wordsNote')} flush={view.words.length > 0}>
      {view.words.length === 0 ? <p className="soft">{t('held.wordsNone')}</p> : null}
      <ul className="plain-rows held-rows">
        {view.words.map(({ word, used, from, needs }) => (
          <Item
            key={word}
            kind="word"
            id={word}
            name={word}
            used={used}
            about={
              <>
                {used ? <Count n={needs} /> : null}
                {from.length > 0 ? <span>{origin(from)}</span> : null}
              </>
            }
          />
        ))}
      </ul>
    </Panel>
  );
};

export const CodesHeld = ({ view }: { view: HeldView }) => {
  const t = useWords();
  const reference = useReference();
  return (
    <Panel title={t('held.codes')} flush={view.codes.length > 0}>
      {view.codes.length === 0 ? <p className="soft">{t('held.codesNone')}</p> : null}
      <ul className="plain-rows held-rows">
        {view.codes.map(({ of, code, used }) => (
          <Item
            key={`${of} ${code}`}
            kind="code"
            id={code}
            name={reference.name(of, code)}
            used={used}
            about={<span>{t(`held.of.${of}`)}</span>}
          />
        ))}
      </ul>
    </Panel>
  );
};

/** In the ranking or out of it, in plain words, and the way to the other. */
export const RankingHeld = ({ ranked }: { ranked: boolean }) => {
  const t = useWords();
  const change = useChangeHeld();
  const flip = () => change.mutate({ body: { kind: 'ranking', key: '', used: !ranked } });
  return (
    <Panel title={t('held.ranking')}>
      <div className="stack">
        <p className="soft">{t(ranked ? 'held.rankingIn' : 'held.rankingOut')}</p>
        <p>
          <Action look={ranked ? 'plain' : 'primary'} busy={change.isPending} onClick={flip}>
            {t(ranked ? 'held.leave' : 'held.come')}
          </Action>
        </p>
      </div>
    </Panel>
  );
};
