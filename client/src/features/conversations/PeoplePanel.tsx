import { callBureau, callUnit } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { talkPolicy, talkStanding } from '@zhiqiao/shared/conversations/conversation.policy';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { useState } from 'react';
import { useSend } from '../../platform/query.ts';
import type { Present } from '../../platform/rooms.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import './said.css';

interface CallProps {
  talk: ConversationView;
  whom: 'bureau' | 'unit';
}

/** Calls somebody in, after saying what that means: they read everything, and both sides see it. */
const CallIn = ({ talk, whom }: CallProps) => {
  const t = useWords();
  const [asked, ask] = useState(false);
  const send = useSend(whom === 'bureau' ? callBureau : callUnit, {
    touches: ['needs', 'desk'],
    onDone: () => ask(false),
  });
  return (
    <>
      <Action size="small" onClick={() => ask(true)}>
        {t(`talk.call.${whom}`)}
      </Action>
      {asked ? (
        <Sheet
          open
          onClose={() => ask(false)}
          title={t(`talk.call.${whom}`)}
          foot={
            <Action
              look="primary"
              full
              busy={send.isPending}
              onClick={() => send.mutate({ params: { id: talk.id }, body: {} })}
            >
              {t('talk.call.now')}
            </Action>
          }
        >
          {send.error ? <FailedBox error={send.error} focus /> : null}
          <p>{t(`talk.call.${whom}Text`)}</p>
        </Sheet>
      ) : null}
    </>
  );
};

/** Who takes part, who is here now, and whom one may call in. */
export const PeoplePanel = ({
  talk,
  present,
}: {
  talk: ConversationView;
  present: readonly Present[];
}) => {
  const t = useWords();
  const here = new Set(present.map(({ id }) => id));
  const { called } = talk;
  return (
    <section className="stack" aria-label={t('talk.people')}>
      <h2>{t('talk.people')}</h2>
      <ul className="talk-people">
        {talk.people.map((one) => (
          <li key={one.id} className="row">
            <span className={here.has(one.id) ? 'here-dot on' : 'here-dot'} aria-hidden="true" />
            <span>{one.name}</span>
            <span className="small muted">
              {t(`talk.side.${one.side}`)}
              {here.has(one.id) ? ` · ${t('talk.here')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <div className="row wrap">
        {!called.bureau && permits(talkPolicy, 'callBureau', [talkStanding(talk)]) ? (
          <CallIn talk={talk} whom="bureau" />
        ) : null}
        {talk.hasUnit && !called.unit && permits(talkPolicy, 'callUnit', [talkStanding(talk)]) ? (
          <CallIn talk={talk} whom="unit" />
        ) : null}
      </div>
    </section>
  );
};
