import { paymentMachine } from '@zhiqiao/shared/payments/payment.machine';
import type { PaymentView } from '@zhiqiao/shared/payments/payment.schema';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { type FileLink, FilesField } from '../../ui/FilesField.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { deedsOnPayment, type PaymentDeed, paymentDoors } from './payment.deeds.ts';

type AnyDoor = typeof paymentDoors.confirm;

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

interface Typed {
  note: string;
  paidOn: string;
  figures: Record<string, string>;
  files: FileLink[];
}

const bodyOf = (deed: PaymentDeed, typed: Typed, { quantities }: PaymentView): object => {
  const files = typed.files.map(({ id }) => id);
  if (deed === 'confirm') return {};
  if (deed === 'pay') return { paidOn: typed.paidOn, note: typed.note, files };
  if (deed !== 'report') return { note: typed.note };
  return {
    files,
    quantities: quantities.map(({ name }) => ({
      name,
      value: typed.figures[name]?.trim() ? Number(typed.figures[name]) : Number.NaN,
    })),
  };
};

interface FieldsProps {
  view: PaymentView;
  deed: PaymentDeed;
  typed: Typed;
  put: (part: Partial<Typed>) => void;
  issue: (path: string) => string | undefined;
}

const Fields = ({ view, deed, typed, put, issue }: FieldsProps) => {
  const t = useWords();
  return (
    <>
      {deed === 'report'
        ? view.quantities.map(({ name, label, unit }, index) => (
            <TextField
              key={name}
              name={`quantities.${index}.value`}
              label={label}
              unit={unit}
              numeric
              value={typed.figures[name] ?? ''}
              error={issue(`quantities.${index}.value`) ?? issue('quantities')}
              onChange={(value) => put({ figures: { ...typed.figures, [name]: value } })}
            />
          ))
        : null}
      {deed === 'pay' ? (
        <TextField
          name="paidOn"
          label={t('payments.day')}
          day={{}}
          value={typed.paidOn}
          error={issue('paidOn')}
          onChange={(paidOn) => put({ paidOn })}
        />
      ) : null}
      {deed === 'pay' || deed === 'call' || deed === 'deny' ? (
        <TextField
          name="note"
          label={t(deed === 'deny' ? 'payments.note' : 'payments.noteOptional')}
          lines={2}
          maxLength={300}
          value={typed.note}
          error={issue('note')}
          onChange={(note) => put({ note })}
        />
      ) : null}
      {deed === 'pay' || deed === 'report' ? (
        <FilesField files={typed.files} onChange={(files) => put({ files })} />
      ) : null}
    </>
  );
};

const useDeedWord = () => {
  const english = useLanguage() === 'en';
  return (deed: PaymentDeed) => paymentMachine.moves[deed][english ? 'en' : 'zh'];
};

const DeedSheet = ({
  view,
  deed,
  onClose,
}: {
  view: PaymentView;
  deed: PaymentDeed;
  onClose: () => void;
}) => {
  const t = useWords();
  const word = useDeedWord()(deed);
  const form = useId();
  const [typed, setTyped] = useState<Typed>({ note: '', paidOn: today(), figures: {}, files: [] });
  // All of them have the same shape: an id, a small body, the payment as it is now.
  const send = useSend(paymentDoors[deed] as unknown as AnyDoor, {
    touches: ['desk', 'notices', 'contracts'],
    onDone: onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: view.id }, body: bodyOf(deed, typed, view) as never });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${word} · ${view.contract.title}`}
      foot={
        <Action look="primary" type="submit" form={form} busy={send.isPending} full>
          {word}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t(`payments.what.${deed}`)}</p>
        <Fields
          view={view}
          deed={deed}
          typed={typed}
          put={(part) => setTyped((now) => ({ ...now, ...part }))}
          issue={(path) => send.error?.issues.find((one) => one.path === path)?.message}
        />
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

/** The buttons of one payment for whoever reads it. */
export const PaymentMoves = ({ view }: { view: PaymentView }) => {
  const word = useDeedWord();
  const [asked, setAsked] = useState<PaymentDeed>();
  return (
    <>
      {deedsOnPayment(view).map((deed) => (
        <Action
          key={deed}
          size="small"
          look={deed === 'deny' ? 'text' : 'outline'}
          label={`${word(deed)} ${view.contract.title} ${view.place}`}
          onClick={() => setAsked(deed)}
        >
          {word(deed)}
        </Action>
      ))}
      {asked ? <DeedSheet view={view} deed={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
};
