import { type ContactMove, contactMachine } from '@zhiqiao/shared/conversations/contact.machine';
import { moveContact } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { talkPolicy, talkStanding } from '@zhiqiao/shared/conversations/conversation.policy';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { useSend } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';

/** The steps that are the reader's: the other side answers, whoever asked or agreed may end it. */
export const contactSteps = (talk: ConversationView): ContactMove[] => {
  const { contact } = talk;
  if (!permits(talkPolicy, 'exchangeContact', [talkStanding(talk)])) return [];
  return movesFrom(contactMachine, contact.state).filter((move) => {
    if (move === 'agree' || move === 'decline') return !contact.mine;
    return move === 'withdraw' ? contact.ours : true;
  });
};

const Theirs = ({ theirs }: { theirs: NonNullable<ConversationView['contact']['theirs']> }) => {
  const t = useWords();
  return (
    <Facts
      rows={[
        [t('talk.contact.name'), theirs.name],
        [
          t('talk.contact.phone'),
          theirs.phone ? (
            <a key="phone" className="underlined" href={`tel:${theirs.phone.replaceAll(' ', '')}`}>
              {theirs.phone}
            </a>
          ) : null,
        ],
        [
          t('talk.contact.email'),
          theirs.email ? (
            <a key="mail" className="underlined" href={`mailto:${theirs.email}`}>
              {theirs.email}
            </a>
          ) : null,
        ],
      ]}
    />
  );
};

const Standing = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  const { contact } = talk;
  if (contact.theirs) return <Theirs theirs={contact.theirs} />;
  const state =
    contact.state === 'asked' ? (contact.mine ? 'askedUs' : 'askedThem') : contact.state;
  return <p className="small muted">{t(`talk.contact.${state}`, { name: contact.by ?? '' })}</p>;
};

const Steps = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const { account } = useMe();
  const send = useSend(moveContact, { touches: ['needs'] });
  const steps = contactSteps(talk);
  const without = !account?.contact.email && !account?.contact.phone;
  const needsOwn = without && steps.some((step) => step === 'ask' || step === 'agree');
  return (
    <>
      {send.error ? <FailedBox error={send.error} focus /> : null}
      {needsOwn ? (
        <div>
          <Action size="small" to={`/account?to=/messages/${talk.id}`}>
            {t('talk.contact.own')}
          </Action>
        </div>
      ) : null}
      <div className="row wrap">
        {steps
          .filter((step) => !needsOwn || (step !== 'ask' && step !== 'agree'))
          .map((step) => (
            <Action
              key={step}
              size="small"
              look={step === 'ask' || step === 'agree' ? 'outline' : 'plain'}
              busy={send.isPending}
              onClick={() => send.mutate({ params: { id: talk.id }, body: { move: step } })}
            >
              {contactMachine.moves[step][english ? 'en' : 'zh']}
            </Action>
          ))}
      </div>
    </>
  );
};

/** Where it was asked, whoever is asked may answer. */
export const ContactAnswer = ({ talk }: { talk: ConversationView }) =>
  contactSteps(talk).includes('agree') ? (
    <div className="said-ask">
      <Steps talk={talk} />
    </div>
  ) : null;

/** How to reach each other outside: asked, agreed, seen by both; every step is recorded. */
export const ContactPanel = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  return (
    <section className="stack" aria-label={t('talk.contact.title')}>
      <h2>{t('talk.contact.title')}</h2>
      <Standing talk={talk} />
      <Steps talk={talk} />
    </section>
  );
};
