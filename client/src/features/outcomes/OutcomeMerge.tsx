import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { listDoubles, mergeOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import { type OutcomeStanding, outcomePolicy } from '@zhiqiao/shared/outcomes/outcome.policy';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { type FormEvent, useDeferredValue, useId, useState } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

const mayMerge = ({ state, standings }: OutcomeView): boolean =>
  (movesFrom(outcomeMachine, state) as readonly string[]).includes('merge') &&
  permits(outcomePolicy, 'merge', standings as OutcomeStanding[], state);

interface ChoiceProps {
  id: string;
  into: string;
  onChoose: (id: string) => void;
}

/** The unit's other outcomes, the likeliest double first. */
const Choice = ({ id, into, onChoose }: ChoiceProps) => {
  const t = useWords();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q);
  const { data } = useCall(listDoubles, { params: { id }, query: { q: asked } }, { keep: true });
  return (
    <>
      <TextField name="find" label={t('outcomeMore.merge.find')} value={q} onChange={setQ} />
      <fieldset className="stack tight">
        <legend className="small soft">{t('outcomeMore.merge.pick')}</legend>
        {data?.items.length === 0 ? <p className="muted">{t('outcomeMore.merge.none')}</p> : null}
        {data?.items.map((one) => (
          <div key={one.id} className="field tick">
            <label>
              <input
                type="radio"
                name="into"
                checked={into === one.id}
                onChange={() => onChoose(one.id)}
              />
              <span>
                {t('outcomeMore.merge.like', {
                  title: one.title,
                  number: one.number,
                  percent: one.likeness,
                })}
              </span>
            </label>
          </div>
        ))}
      </fieldset>
    </>
  );
};

const MergeSheet = ({ outcome, onClose }: { outcome: OutcomeView; onClose: () => void }) => {
  const t = useWords();
  const form = useId();
  const [into, setInto] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(mergeOutcome, { touches: ['desk', 'outcomes'], onDone: onClose });
  const { error } = send;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (into) send.mutate({ params: { id: outcome.id }, body: { into, note } });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('outcomeMore.merge.title', { title: outcome.title })}
      foot={
        <Action look="danger" type="submit" form={form} busy={send.isPending} full>
          {t('outcomeMore.merge.button')}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        <p className="soft">{t('outcomeMore.merge.what')}</p>
        <Choice id={outcome.id} into={into} onChoose={setInto} />
        {tried && !into ? <p className="small late">{t('outcomeMore.merge.choose')}</p> : null}
        <TextField
          name="note"
          label={t('outcomeMore.merge.note')}
          value={note}
          maxLength={300}
          error={error?.issues.find(({ path }) => path === 'note')?.message}
          onChange={setNote}
        />
        {error ? <FailedBox error={error} /> : null}
      </form>
    </Sheet>
  );
};

/** 并入另一项: for the unit and the bureau, where the same outcome was written down twice. */
export const OutcomeMerge = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  if (!mayMerge(outcome)) return null;
  return (
    <>
      <Action look="text" size="small" onClick={() => setAsked(true)}>
        {t('outcomeMore.merge.button')}
      </Action>
      {asked ? <MergeSheet outcome={outcome} onClose={() => setAsked(false)} /> : null}
    </>
  );
};
