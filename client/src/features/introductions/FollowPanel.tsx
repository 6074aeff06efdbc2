import {
  listIntroductions,
  tellIntroduction,
} from '@zhiqiao/shared/introductions/introduction.endpoints';
import { introductionMachine } from '@zhiqiao/shared/introductions/introduction.machine';
import type { IntroductionView } from '@zhiqiao/shared/introductions/introduction.schema';
import { type FormEvent, useId, useState } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { useFields } from '../../ui/useFields.ts';

const moves = ['talk', 'fail', 'decline'] as const;
type Move = (typeof moves)[number];

const TellSheet = ({ row, onClose }: { row: IntroductionView; onClose: () => void }) => {
  const t = useWords();
  const id = useId();
  const send = useSend(tellIntroduction, { touches: ['desk', 'needs'], onDone: onClose });
  const possible = row.state === 'introduced' ? moves : moves.slice(1);
  const first = { move: possible[0] as string, note: '' };
  const fields = useFields<'move' | 'note'>(first, send.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { move, note } = fields.values;
    send.mutate({ params: { id: row.id }, body: { move: move as Move, note } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('introduction.tellTitle', { name: row.expert.name })}
      foot={
        <Action look="primary" type="submit" form={id} busy={send.isPending} full>
          {t('introduction.tell')}
        </Action>
      }
    >
      <form id={id} className="stack" onSubmit={submit} noValidate>
        <p className="soft">{row.need.title}</p>
        <PickField<Move>
          {...fields.at('move')}
          value={fields.values.move as Move}
          label={t('introduction.tell')}
          options={possible.map((value) => ({ value, label: t(`introduction.moves.${value}`) }))}
        />
        <TextField
          {...fields.at('note')}
          label={t('introduction.said')}
          lines={2}
          maxLength={300}
        />
        {send.error ? <FailedBox error={send.error} /> : null}
      </form>
    </Sheet>
  );
};

const Row = ({ row, onTell }: { row: IntroductionView; onTell: () => void }) => {
  const t = useWords();
  return (
    <li className="stack tight">
      <p>
        <b>{row.expert.name}</b> <span className="small muted">{row.need.title}</span>
      </p>
      <div className="row wrap small">
        <MachinePill machine={introductionMachine} state={row.state} due={row.clock?.due} />
        {row.clock ? <Clock due={row.clock.due} startedAt={row.clock.startedAt} short /> : null}
        <span className="muted">{t('introduction.owner', { name: row.owner })}</span>
        <Action
          size="small"
          label={`${t('introduction.tell')} ${row.expert.name}`}
          onClick={onTell}
        >
          {t('introduction.tell')}
        </Action>
      </div>
    </li>
  );
};

/** Introductions that nothing has come of yet, the nearest date first; their owner writes down what came. */
export const FollowPanel = () => {
  const t = useWords();
  const { data } = useCall(listIntroductions, { query: { state: 'open', pageSize: 8 } });
  const [told, tell] = useState<IntroductionView>();
  if (!data?.total) return null;
  return (
    <section className="stack">
      <h2>{t('introduction.follow')}</h2>
      <p className="small muted">{t('introduction.followNote')}</p>
      <ul className="stack">
        {data.items.map((row) => (
          <Row key={row.id} row={row} onTell={() => tell(row)} />
        ))}
      </ul>
      {told ? <TellSheet row={told} onClose={() => tell(undefined)} /> : null}
    </section>
  );
};
