import { listMessages } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { type FormEvent, useState } from 'react';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useMoment } from './Said.tsx';
import './said.css';

interface Props {
  talk: ConversationView;
  /** leads to a message by its seq */
  onAim: (seq: number) => void;
}

const Found = ({ talk, q, onAim }: Props & { q: string }) => {
  const t = useWords();
  const moment = useMoment();
  const found = useCall(listMessages, { params: { id: talk.id }, query: { q, limit: 50 } });
  return (
    <Fetched of={found} shape="rows" bare>
      {({ items }) =>
        items.length === 0 ? (
          <p className="muted">{t('talk.search.none', { q })}</p>
        ) : (
          <ol className="stack">
            {items.toReversed().map((message) => (
              <li key={message.seq}>
                <button type="button" className="found" onClick={() => onAim(message.seq)}>
                  <span className="small muted">
                    {message.author.name} · {moment(message.at)}
                  </span>
                  {message.text ? <span className="found-text">{message.text}</span> : null}
                  {message.files.length > 0 ? (
                    <span className="small soft found-text">
                      {message.files.map(({ name }) => name).join(t('matching.listSeparator'))}
                    </span>
                  ) : null}
                </button>
              </li>
            ))}
          </ol>
        )
      }
    </Fetched>
  );
};

/** Looks for words in what was said here, and leads to the place. */
export const SearchSaid = ({ talk, onAim }: Props) => {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const [q, setQ] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setQ(typed.trim());
  };
  return (
    <div className="stack">
      <search>
        <form className="stack" onSubmit={submit}>
          <TextField label={t('talk.search.words')} name="q" value={typed} onChange={setTyped} />
          <div>
            <Action type="submit" look="primary">
              {t('talk.search.go')}
            </Action>
          </div>
        </form>
      </search>
      {q ? <Found talk={talk} q={q} onAim={onAim} /> : null}
    </div>
  );
};
