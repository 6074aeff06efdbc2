import type { NeedRow } from '@zhiqiao/shared/needs/need.schema';
import { type FormEvent, Suspense, useId, useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { PickField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { IntroduceDialog } from '../needs/dialogs.tsx';
import type { Dragged } from './dragged.ts';

/** Somebody who is to be introduced to another need than the one that stands open; which one may still be asked. */
export interface Going {
  expert: Dragged;
  need?: string | undefined;
}

interface Props {
  going: Going;
  rows: readonly NeedRow[];
  /** the need that stands open */
  here: string | undefined;
  onNeed: (need: string) => void;
  onClose: () => void;
}

const Ask = ({ going, rows, here, onNeed, onClose }: Props) => {
  const t = useWords();
  const id = useId();
  const others = rows.filter((row) => row.id !== here);
  const [need, setNeed] = useState(others[0]?.id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (need) onNeed(need);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('introduction.elsewhereTitle', { name: going.expert.name })}
      foot={
        <Action look="primary" type="submit" form={id} full>
          {t('introduction.next')}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <PickField<string>
          name="need"
          value={need}
          onChange={setNeed}
          label={t('introduction.toNeed')}
          options={others.map((row) => ({ value: row.id, label: row.title }))}
        />
      </form>
    </Sheet>
  );
};

/** A candidate goes to another need: by keyboard the need is asked first, by drag it is known. */
export const Elsewhere = (props: Props) => {
  const { going, rows, onClose } = props;
  if (!going.need) return <Ask {...props} />;
  const title = rows.find(({ id }) => id === going.need)?.title;
  return (
    <Suspense fallback={null}>
      <IntroduceDialog
        need={going.need}
        expert={going.expert}
        {...(title ? { to: title } : {})}
        onClose={onClose}
      />
    </Suspense>
  );
};
