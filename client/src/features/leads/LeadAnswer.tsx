import { laterLead } from '@zhiqiao/shared/leads/lead.endpoints';
import type { LeadView } from '@zhiqiao/shared/leads/lead.schema';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { deedsOnLead, type LeadDeed, leadDoors } from './lead.deeds.ts';

const reasons = ['otherMatter', 'notReady', 'solved', 'termsUnfit', 'other'] as const;
type AnyDoor = typeof leadDoors.offer;

interface Props {
  view: LeadView;
  /** where to after the firm said that it is interested in trying it */
  onTaken: (view: LeadView) => void;
}

const bodyOf = (deed: LeadDeed, note: string, reason: string) => {
  if (deed === 'take') return {};
  return deed === 'offer' ? { note } : { reason, note };
};

const AnswerSheet = ({
  view,
  deed,
  onTaken,
  onClose,
}: Props & { deed: LeadDeed; onClose: () => void }) => {
  const t = useWords();
  const form = useId();
  const [note, setNote] = useState('');
  const [reason, setReason] = useState<string>(reasons[0]);
  // All of them have the same shape: an id, a small body, the lead as it is now.
  const send = useSend(leadDoors[deed] as unknown as AnyDoor, {
    touches: ['desk', 'notices'],
    onDone: (saved) => {
      onClose();
      if (deed === 'take') onTaken(saved);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: view.id }, body: bodyOf(deed, note, reason) as never });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${t(`leads.${deed}`)} · ${view.outcome.title}`}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {t(`leads.${deed}`)}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p className="soft">{t(`leads.${deed}What`)}</p>
        {deed === 'dismiss' ? (
          <PickField
            name="reason"
            label={t('leads.reasonLabel')}
            value={reason}
            onChange={setReason}
            options={reasons.map((one) => ({
              value: one as string,
              label: t(`leads.reason.${one}`),
            }))}
          />
        ) : null}
        {deed === 'take' ? null : (
          <TextField
            name="note"
            label={t(deed === 'offer' ? 'leads.offerNote' : 'leads.note')}
            value={note}
            lines={2}
            maxLength={300}
            onChange={setNote}
          />
        )}
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

/** What the reader may answer to a lead; the first is the one that leads on. */
export const LeadAnswer = (props: Props) => {
  const t = useWords();
  const [asked, setAsked] = useState<LeadDeed>();
  const { view } = props;
  const deeds = deedsOnLead(view);
  const later = useSend(laterLead, { touches: ['desk'] });
  const word = (deed: LeadDeed) =>
    t(deed === 'take' && view.outcome.trialFirst ? 'leads.takeTrial' : `leads.${deed}`);
  return (
    <>
      {deeds.map((deed) => (
        <Action
          key={deed}
          size="small"
          look={deed === 'dismiss' ? 'text' : 'outline'}
          label={`${word(deed)} ${view.outcome.title}`}
          onClick={() => setAsked(deed)}
        >
          {word(deed)}
        </Action>
      ))}
      {deeds.includes('dismiss') && !view.later ? (
        <Action
          size="small"
          look="text"
          label={`${t('leads.later')} ${view.outcome.title}`}
          busy={later.isPending}
          onClick={() => later.mutate({ params: { id: view.id }, body: {} })}
        >
          {t('leads.later')}
        </Action>
      ) : null}
      {view.state === 'taken' && view.outcome.trialFirst && view.standings.includes('firm') ? (
        <Action size="small" to={`/outcomes/${view.outcome.id}/trial?need=${view.need.id}`}>
          {t('trial.ask.button')}
        </Action>
      ) : null}
      {asked ? <AnswerSheet {...props} deed={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
};
