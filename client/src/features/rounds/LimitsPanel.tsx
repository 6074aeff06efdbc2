import { editRound } from '@zhiqiao/shared/rounds/round.endpoints';
import { roundAims } from '@zhiqiao/shared/rounds/round.schema';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField, TickField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import type { Limits } from './limits.form.ts';

interface Props {
  view: RoundView;
  limits: Limits;
}

const whole = (text: string, most: number): number =>
  Math.min(most, Math.max(0, Math.round(Number(text.replace(/[^\d.]/g, '')) || 0)));

const Quotas = ({ view, limits }: Props) => {
  const t = useWords();
  const quotas = limits.body.quotas ?? [];
  const units = [...new Set(view.people.map(({ unit }) => unit))].filter(
    (unit) => unit && !quotas.some((quota) => quota.unit === unit),
  );
  const set = (unit: string, most: number) =>
    limits.set({ quotas: quotas.map((one) => (one.unit === unit ? { unit, most } : one)) });
  return (
    <div className="stack tight">
      {quotas.map(({ unit, most }) => (
        <div key={unit} className="row wrap">
          <TextField
            name={`quota-${unit}`}
            label={unit}
            numeric
            value={String(most)}
            onChange={(text) => set(unit, whole(text, 500))}
          />
          <Action
            size="small"
            look="text"
            label={`${t('round.quotaOff')} ${unit}`}
            onClick={() => limits.set({ quotas: quotas.filter((one) => one.unit !== unit) })}
          >
            {t('round.quotaOff')}
          </Action>
        </div>
      ))}
      <PickField
        name="quota"
        label={t('round.quotas')}
        value=""
        empty={t('round.quotaAdd')}
        options={units.map((unit) => ({ value: unit, label: unit }))}
        onChange={(unit) => unit && limits.set({ quotas: [...quotas, { unit, most: 2 }] })}
      />
    </div>
  );
};

/** What the solution has to keep to: aim, floor, towns and quotas; saved together with people and posts. */
export const LimitsPanel = ({ view, limits }: Props) => {
  const t = useWords();
  const send = useSend(editRound, {});
  const { body, dirty, set } = limits;
  const town = view.posts.some((post) => post.town);
  return (
    <Panel
      title={t('round.limits')}
      foot={
        <Action
          look={dirty ? 'primary' : 'plain'}
          full
          busy={send.isPending}
          onClick={() => send.mutate({ params: { id: view.id }, body })}
        >
          {t('round.save')}
        </Action>
      }
    >
      <div className="stack">
        <PickField
          name="aim"
          label={t('round.aim')}
          value={body.aim ?? 'filled'}
          options={roundAims.map((aim) => ({ value: aim, label: t(`round.aims.${aim}`) }))}
          onChange={(aim) => set({ aim })}
        />
        <TextField
          name="floor"
          label={t('round.floor')}
          hint={t('round.floorHint')}
          unit={t('round.points')}
          numeric
          value={String(body.floor ?? 0)}
          onChange={(text) => set({ floor: whole(text, 100) })}
        />
        {town ? (
          <TickField
            name="everyTown"
            label={t('round.everyTown')}
            value={body.everyTown ?? false}
            onChange={(everyTown) => set({ everyTown })}
          />
        ) : null}
        <Quotas view={view} limits={limits} />
        {send.error ? <FailedBox error={send.error} /> : null}
      </div>
    </Panel>
  );
};
