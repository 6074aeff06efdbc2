import { editExpert, readExpert } from '@zhiqiao/shared/experts/expert.endpoints';
import { profileHealth } from '@zhiqiao/shared/experts/expert.health';
import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import { useEffect, useState } from 'react';
import { paths } from '../../app/paths.ts';
import { EvidenceFields } from '../../features/experts/EvidenceFields.tsx';
import {
  TieFields,
  WhenFields,
  WhoFields,
  WorkFields,
} from '../../features/experts/ProfileFields.tsx';
import { fromExpert, type ProfileForm, toProfile } from '../../features/experts/profile.form.ts';
import { useDraft } from '../../platform/draft.ts';
import { timeText } from '../../platform/format.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUnits } from '../../platform/units.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { jumpToField } from '../../ui/Field.tsx';
import { HealthDock } from '../../ui/HealthDock.tsx';
import { type Gap, HealthPanel } from '../../ui/HealthPanel.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { offerNamed } from '../../ui/SuggestField.tsx';

const line = 60;

const useProfile = (expert: ExpertView) => {
  const { account } = useMe();
  const [form, setForm] = useState<ProfileForm>();
  const [saved, setSaved] = useState(false);
  const draft = useDraft<ProfileForm>(`profile:${account?.id}`, form);
  const [start] = useState(() => draft.restored ?? fromExpert(expert));
  const value = form ?? start;
  const send = useSend(editExpert, {
    touches: ['desk'],
    onDone: () => {
      draft.clear();
      setSaved(true);
    },
  });
  const issues = Object.fromEntries(
    (send.error?.issues ?? []).map(({ path, message }) => [path, message]),
  );
  useEffect(() => {
    if (send.error) jumpToField(send.error.issues.map(({ path }) => path));
  }, [send.error]);
  const change = (part: Partial<ProfileForm>) => {
    setSaved(false);
    setForm({ ...value, ...part });
  };
  // A unit that is here is linked by its name when the profile is saved.
  const units = useUnits(value.unit ? '' : value.unitName);
  const unit = value.unit ?? offerNamed(units, value.unitName)?.id;
  const save = () =>
    send.mutate({
      params: { id: expert.id },
      body: { ...toProfile({ ...value, unit }), rev: expert.rev },
    });
  return { value, change, issues, save, send, saved, draft };
};

const useGaps = (value: ProfileForm): { score: number; gaps: Gap[] } => {
  const t = useWords();
  const { score, gaps } = profileHealth(toProfile(value));
  return {
    score,
    gaps: gaps.map(({ code, field, points }) => ({
      key: field,
      title: t(`profile.gap.${code}`),
      hint: t(`profile.gapHint.${code}`),
      points,
    })),
  };
};

type Writing = ReturnType<typeof useProfile>;

const Panels = ({ writing, expert }: { writing: Writing; expert: ExpertView }) => {
  const t = useWords();
  const { value, change, issues, send } = writing;
  return (
    <div className="stack loose">
      {send.error ? <FailedBox error={send.error} title={t('profile.failed')} /> : null}
      <Panel title={t('profile.who')}>
        <WhoFields writing={writing} unit={expert.unit.id && expert.unit.name} />
      </Panel>
      <Panel title={t('profile.work')}>
        <WorkFields writing={writing} />
      </Panel>
      <Panel title={t('profile.evidence')} note={t('profile.evidenceNote')} flush>
        <EvidenceFields
          items={value.evidence}
          issues={issues}
          onChange={(evidence) => change({ evidence })}
        />
      </Panel>
      <Panel title={t('profile.when')}>
        <WhenFields writing={writing} />
      </Panel>
      <Panel title={t('profile.ties')}>
        <TieFields writing={writing} />
      </Panel>
    </div>
  );
};

const Editor = ({ expert }: { expert: ExpertView }) => {
  const t = useWords();
  const writing = useProfile(expert);
  const { score, gaps } = useGaps(writing.value);
  const { savedAt, restoredAt } = writing.draft;
  const kept = savedAt
    ? t('ui.draft.saved', { time: timeText(savedAt) })
    : restoredAt && t('ui.draft.restored', { time: timeText(restoredAt) });
  const told = writing.saved ? t('profile.saved') : kept;
  const save = (
    <Action look="primary" onClick={writing.save} busy={writing.send.isPending}>
      {t('profile.save')}
    </Action>
  );
  const jump = (field: string) => jumpToField([field]);
  return (
    <Page
      title={t('profile.title')}
      meta={t('profile.meta')}
      actions={
        <>
          <Action to={paths.held}>{t('held.look')}</Action>
          <Action to={paths.expert(expert.id)}>{t('profile.see')}</Action>
        </>
      }
    >
      <div className="beside">
        <Panels writing={writing} expert={expert} />
        <div className="stack not-phone profile-check">
          <HealthPanel
            title={t('profile.health')}
            said={t('profile.more')}
            score={score}
            line={line}
            gaps={gaps}
            onJump={jump}
          />
          {save}
          <p className="small muted" role="status">
            {told}
          </p>
        </div>
      </div>
      <HealthDock score={score} line={line} gaps={gaps} onJump={jump} saved={told} action={save} />
    </Page>
  );
};

/** The expert's profile with the check beside it: what is missing, what each part is worth. */
export const ProfilePage = () => {
  const { account } = useMe();
  const id = account?.expert ?? '';
  const expert = useCall(readExpert, { params: { id } }, { enabled: id !== '' });
  return (
    <Fetched of={expert} shape="form">
      {(data) => <Editor key={data.id} expert={data} />}
    </Fetched>
  );
};
