import { enterContract } from '@zhiqiao/shared/contracts/contract.endpoints';
import { listUnits } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { searchOrganisations } from '@zhiqiao/shared/search/search.endpoints';
import { type FormEvent, useDeferredValue, useState } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { offerNamed, SuggestField } from '../../ui/SuggestField.tsx';
import { useFields } from '../../ui/useFields.ts';
import { AwardRules } from './AwardRules.tsx';
import { EntryStages } from './EntryStages.tsx';
import { type EntryField, emptyEntry, type StageRow, toEntry } from './entry.form.ts';

const kinds = ['development', 'transfer', 'license', 'consulting', 'service'] as const;

const useParties = (buyer: string, seller: string, bureau: boolean) => {
  const typed = useDeferredValue(buyer);
  const firms = useCall(
    searchOrganisations,
    { query: { q: typed, kind: ['firm'], pageSize: 20 } },
    { keep: true, enabled: typed.trim() !== '' },
  );
  const units = useCall(
    listUnits,
    { query: { q: useDeferredValue(seller) } },
    { keep: true, enabled: bureau },
  );
  const buyers = (firms.data?.items ?? []).map(({ card }) => ({ id: card.id, name: card.name }));
  return { buyers, sellers: units.data?.items ?? [] };
};

const useEntry = (bureau: boolean, onDone: (id: string) => void) => {
  const send = useSend(enterContract, { touches: ['desk'], onDone: ({ id }) => onDone(id) });
  const [first] = useState(emptyEntry);
  const [stages, setStages] = useState<StageRow[]>([]);
  const fields = useFields<EntryField>(first, send.error);
  const { values } = fields;
  const parties = useParties(values.buyer, values.seller, bureau);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const seller = offerNamed(parties.sellers, values.seller)?.id;
    send.mutate({
      body: toEntry(values, stages, {
        buyer: offerNamed(parties.buyers, values.buyer)?.id ?? '',
        ...(bureau && seller ? { seller } : {}),
      }),
    });
  };
  return { send, fields, parties, stages, setStages, submit };
};

type Entry = ReturnType<typeof useEntry>;

const Parties = ({ entry, bureau }: { entry: Entry; bureau: boolean }) => {
  const t = useWords();
  const { fields, parties } = entry;
  const unknown = t('payments.entry.unknown');
  return (
    <Panel title={t('payments.entry.parties')}>
      <div className="stack">
        {bureau ? (
          <SuggestField
            {...fields.at('seller')}
            label={t('payments.entry.seller')}
            offers={parties.sellers}
            unknown={unknown}
          />
        ) : null}
        <SuggestField
          {...fields.at('buyer')}
          label={t('payments.entry.buyer')}
          offers={parties.buyers}
          unknown={unknown}
        />
        <PickField
          {...fields.at('side')}
          label={t('contract.side')}
          options={(['bought', 'sold'] as const).map((one) => ({
            value: one as string,
            label: t(`contract.sides.${one}`),
          }))}
        />
      </div>
    </Panel>
  );
};

const What = ({ fields }: Pick<Entry, 'fields'>) => {
  const t = useWords();
  return (
    <Panel title={t('payments.entry.what')}>
      <div className="stack">
        <PickField
          {...fields.at('kind')}
          label={t('contract.kind')}
          options={kinds.map((one) => ({
            value: one as string,
            label: t(`trial.contractKind.${one}`),
          }))}
        />
        <TextField {...fields.at('title')} label={t('contract.name')} maxLength={120} />
        <TextField {...fields.at('signedOn')} label={t('contract.signedOn')} day={{}} />
      </div>
    </Panel>
  );
};

const Sums = ({ entry }: { entry: Entry }) => {
  const t = useWords();
  const { fields, stages, setStages, send } = entry;
  const yuan = { unit: t('contract.field.yuan'), numeric: true } as const;
  return (
    <>
      <Panel title={t('payments.entry.money')}>
        <div className="stack">
          <TextField {...fields.at('amountFen')} {...yuan} label={t('contract.field.amountFen')} />
          <TextField
            {...fields.at('technicalFen')}
            {...yuan}
            label={t('contract.field.technicalFen')}
            hint={t('payments.entry.technicalHint')}
          />
          <EntryStages
            stages={stages}
            onChange={setStages}
            issue={(path) => send.error?.issues.find((one) => one.path === path)?.message}
          />
        </div>
      </Panel>
      <Panel title={t('payments.entry.award')}>
        <div className="stack">
          <AwardRules award={fields.values['award.awardFen']} />
          {(['awardFen', 'teamFen', 'mainFen'] as const).map((key) => (
            <TextField
              key={key}
              {...fields.at(`award.${key}`)}
              {...yuan}
              label={t(`contract.field.${key}`)}
            />
          ))}
        </div>
      </Panel>
    </>
  );
};

/** A contract that was signed without a trial; complaints stand at their fields, the award beside its rules. */
export const EntryForm = ({
  bureau,
  onDone,
}: {
  bureau: boolean;
  onDone: (id: string) => void;
}) => {
  const t = useWords();
  const entry = useEntry(bureau, onDone);
  const { send, submit } = entry;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Parties entry={entry} bureau={bureau} />
      <What fields={entry.fields} />
      <Sums entry={entry} />
      {send.error ? <FailedBox error={send.error} /> : null}
      <p>
        <Action look="primary" type="submit" busy={send.isPending}>
          {t('payments.entry.send')}
        </Action>
      </p>
    </form>
  );
};
