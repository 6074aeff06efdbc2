import { callBureau, callUnit } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { talkPolicy, talkStanding } from '@zhiqiao/shared/conversations/conversation.policy';
import type { ConversationView, TalkSide } from '@zhiqiao/shared/conversations/conversation.schema';
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

interface Seated {
  id: string;
  name: string;
  /** absent of somebody who only just came: it is not known yet */
  side?: TalkSide;
  here: boolean;
}

/** Those who read or wrote, those who just came, and the other side by its name before it did: a new talk is not empty. */
export const seatedIn = (talk: ConversationView, present: readonly Present[]): Seated[] => {
  const here = new Set(present.map(({ id }) => id));
  const known = new Set(talk.people.map(({ id }) => id));
  const sides = new Set<string>(talk.people.map(({ side }) => side));
  const parties = [
    { id: 'firm', name: talk.firm, side: 'firm' },
    { id: 'other', name: talk.expert, side: talk.office ? 'unit' : 'expert' },
  ] as const;
  const came = present.filter(({ id }) => !known.has(id));
  const invited = talk.called.bureau && !sides.has('bureau') && talk.side !== 'bureau';
  const unheard = parties.filter(
    ({ side, name }) =>
      !sides.has(side) && side !== talk.side && !came.some((one) => one.name === name),
  );
  return [
    ...talk.people.map(({ id, name, side }) => ({ id, name, side, here: here.has(id) })),
    ...came.map((one) => ({ ...one, here: true })),
    ...unheard.map((one) => ({ ...one, here: false })),
    ...(invited ? [{ id: 'bureau', name: '', side: 'bureau' as const, here: false }] : []),
  ];
};

const Person = ({ one }: { one: Seated }) => {
  const t = useWords();
  const told = [one.side && t(`talk.side.${one.side}`), one.here && t('talk.here')];
  return (
    <li className="row">
      <span className={one.here ? 'here-dot on' : 'here-dot'} aria-hidden="true" />
      {one.name ? <span>{one.name}</span> : null}
      <span className="small muted">{told.filter(Boolean).join(' · ')}</span>
    </li>
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
  const { called } = talk;
  return (
    <section className="stack" aria-label={t('talk.people')}>
      <h2>{t('talk.people')}</h2>
      <ul className="talk-people">
        {seatedIn(talk, present).map((one) => (
          <Person key={one.id} one={one} />
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
