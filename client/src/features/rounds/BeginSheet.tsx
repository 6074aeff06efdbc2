import { type Category, categories } from '@zhiqiao/shared/experts/expert.schema';
import { beginRound } from '@zhiqiao/shared/rounds/round.endpoints';
import { type FormEvent, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useFields } from '../../ui/useFields.ts';

const posts = ['needs', 'towns', 'none'] as const;
type Posts = (typeof posts)[number];

interface Props {
  /** the address of a round */
  to: (id: string) => string;
  onClose: () => void;
}

/** A new round: its name, which experts, and where to. */
export const BeginSheet = ({ to, onClose }: Props) => {
  const t = useWords();
  const id = useId();
  const navigate = useNavigate();
  const [who, setWho] = useState<Category[]>(['sciDeputy']);
  const send = useSend(beginRound, { onDone: (round) => void navigate(to(round.id)) });
  const fields = useFields<'title' | 'posts'>({ title: '', posts: 'needs' }, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { title } = fields.values;
    send.mutate({ body: { title, categories: who, posts: fields.values.posts as Posts } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('round.begin')}
      foot={
        <Action look="primary" type="submit" form={id} busy={send.isPending} full>
          {t('round.begin')}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{t('round.beginWhat')}</p>
        <TextField {...fields.at('title')} label={t('round.name')} maxLength={80} />
        <fieldset className="stack tight">
          <legend>{t('round.who')}</legend>
          {categories.map((category) => (
            <TickField
              key={category}
              name={category}
              label={t(`terms.category.${category}`)}
              value={who.includes(category)}
              onChange={(on) =>
                setWho(on ? [...who, category] : who.filter((one) => one !== category))
              }
            />
          ))}
        </fieldset>
        <PickField<Posts>
          {...fields.at('posts')}
          value={fields.values.posts as Posts}
          label={t('round.where')}
          options={posts.map((value) => ({ value, label: t(`round.posts.${value}`) }))}
        />
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};
