import { contractMachine } from '@zhiqiao/shared/contracts/contract.machine';
import type { ContractView } from '@zhiqiao/shared/contracts/contract.schema';
import { type FormEvent, useId, useState } from 'react';
import { fenOfYuan } from '../../platform/money.ts';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField, TickField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';
import { type ContractDeed, type ContractField, deeds, deedsOnContract } from './contract.deeds.ts';

type AnyDoor = typeof import('@zhiqiao/shared/contracts/contract.endpoints').cancelContract;

const useDeedWord = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  return (deed: ContractDeed): string =>
    deed === 'splitAward'
      ? t('contract.splitAward')
      : contractMachine.moves[deed][english ? 'en' : 'zh'];
};

const isMoney = (field: ContractField): boolean => field.endsWith('Fen');

const bodyOf = (deed: ContractDeed, values: Record<ContractField, string>) =>
  Object.fromEntries(
    deeds[deed].asks.map((field) => [
      field,
      isMoney(field)
        ? fenOfYuan(values[field])
        : field === 'disputed'
          ? values.disputed === 'yes'
          : values[field],
    ]),
  );

const firstValues = (view: ContractView): Record<ContractField, string> => ({
  note: '',
  certificate: '',
  disputed: '',
  amountFen: String(view.amountFen / 100),
  technicalFen: String(view.technicalFen / 100),
  awardFen: view.award ? String(view.award.awardFen / 100) : '',
  teamFen: view.award ? String(view.award.teamFen / 100) : '',
  mainFen: view.award ? String(view.award.mainFen / 100) : '',
});

interface SheetProps {
  view: ContractView;
  deed: ContractDeed;
  onClose: () => void;
}

const DeedSheet = ({ view, deed, onClose }: SheetProps) => {
  const t = useWords();
  const word = useDeedWord()(deed);
  const id = useId();
  // All deeds have one shape: an id, a small body, the contract as it is now.
  const send = useSend(deeds[deed].door as AnyDoor, {
    touches: ['desk', 'trials', 'notices'],
    onDone: onClose,
  });
  const fields = useFields<ContractField>(firstValues(view), send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { id: view.id }, body: bodyOf(deed, fields.values) as never });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${word} · ${view.number}`}
      foot={
        <Action look="primary" type="submit" form={id} busy={send.isPending} full>
          {word}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t(`contract.what.${deed}`)}</p>
        {deeds[deed].asks.map((field) =>
          field === 'disputed' ? (
            <TickField
              key={field}
              name={field}
              label={t('contract.field.disputed')}
              value={fields.values.disputed === 'yes'}
              onChange={(on) => fields.set('disputed', on ? 'yes' : '')}
            />
          ) : (
            <TextField
              key={field}
              {...fields.at(field)}
              label={t(`contract.field.${field}`)}
              {...(isMoney(field) ? { unit: t('contract.field.yuan'), numeric: true } : {})}
              {...(field === 'note' ? { lines: 3 } : {})}
            />
          ),
        )}
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

/** The buttons of a contract for whoever reads it. */
export const ContractMoves = ({ view }: { view: ContractView }) => {
  const t = useWords();
  const word = useDeedWord();
  const [asked, setAsked] = useState<ContractDeed>();
  const offered = deedsOnContract(view);
  if (offered.length === 0) return <p className="muted">{t('contract.noMoves')}</p>;
  return (
    <div className="stack">
      {offered.map((deed) => (
        <Action key={deed} look={deeds[deed].look} full onClick={() => setAsked(deed)}>
          {word(deed)}
        </Action>
      ))}
      {asked ? <DeedSheet view={view} deed={asked} onClose={() => setAsked(undefined)} /> : null}
    </div>
  );
};
