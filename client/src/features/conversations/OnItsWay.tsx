import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import type { Unsent } from './outbox.ts';
import { Quote } from './Said.tsx';
import { SaidFiles } from './SaidFiles.tsx';
import type { Outbox } from './useOutbox.ts';

/** A message that the server does not have yet: where it is, and what can be done about it. */
export const OnItsWay = ({ one, outbox }: { one: Unsent; outbox: Outbox }) => {
  const t = useWords();
  const state = one.refused
    ? t('talk.failed', { why: t(`refusals.${one.refused as 'fault'}`) })
    : t(outbox.stuck ? 'talk.waiting' : 'talk.sending');
  const late = one.refused || outbox.stuck;
  return (
    <li className="said-line ours on-its-way">
      {one.text ? (
        <div className="bubble">
          {one.quote ? <Quote quote={one.quote} /> : null}
          {one.text}
        </div>
      ) : null}
      <SaidFiles files={one.files ?? []} />
      <div className="row wrap small" role="status">
        <span className={late ? 'waits' : 'muted'}>{state}</span>
        {late ? (
          <Action look="text" size="small" onClick={() => outbox.again(one.clientId)}>
            {t('talk.again')}
          </Action>
        ) : null}
        {one.refused ? (
          <Action look="text" size="small" onClick={() => outbox.discard(one.clientId)}>
            {t('talk.discard')}
          </Action>
        ) : null}
      </div>
    </li>
  );
};
