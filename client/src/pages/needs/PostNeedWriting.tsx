import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { NeedFields } from '../../features/needs/NeedFields.tsx';
import { fieldOfGap, useHealth, useSubmitLine } from '../../features/needs/NeedHealth.tsx';
import { NeedPreview } from '../../features/needs/NeedPreview.tsx';
import { TierList } from '../../features/needs/NeedSide.tsx';
import { mayOn } from '../../features/needs/need.deeds.ts';
import { briefOf, type NeedForm } from '../../features/needs/need.form.ts';
import { SimilarNeeds } from '../../features/needs/SimilarNeeds.tsx';
import { type NeedWriting, useNeedForm } from '../../features/needs/useNeedForm.ts';
import { timeText } from '../../platform/format.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { jumpToField } from '../../ui/Field.tsx';
import { HealthDock } from '../../ui/HealthDock.tsx';
import { HealthPanel } from '../../ui/HealthPanel.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { Why } from './NeedNotices.tsx';
import { Countersign, Held, PostRefused, Restored, Unverified } from './PostNotices.tsx';
import './PostNeed.css';

interface Props {
  first: NeedForm;
  account: string;
  /** the need as it lies on the server, when there is one */
  view: NeedView | undefined;
}

const useWriting = ({ first, account, view }: Props) => {
  const navigate = useNavigate();
  const [countersign, setCountersign] = useState<NeedView>();
  const writing = useNeedForm({
    draftKey: `need:${view?.id ?? 'new'}:${account}`,
    first,
    stored: view ? { id: view.id, rev: view.rev } : undefined,
    onSubmitted: (sent) =>
      sent.state === 'submitted' ? void navigate(paths.need(sent.id)) : setCountersign(sent),
  });
  return { writing, countersign };
};

const useSavedWords = ({ dirty, draft, savedAt }: NeedWriting): string => {
  const t = useWords();
  if (dirty && draft.savedAt) return t('ui.draft.saved', { time: timeText(draft.savedAt) });
  if (!dirty && savedAt) return t('posting.savedServer', { time: timeText(savedAt) });
  return t('posting.unsaved');
};

/** Firms submit; the bureau, refining, only saves the text, and the firm confirms it. */
const useLast = (writing: NeedWriting, view: NeedView | undefined) => {
  const t = useWords();
  const navigate = useNavigate();
  const submits = view === undefined || mayOn(view, 'submit');
  const save = async () => {
    if ((await writing.send('save')) && !submits && view) void navigate(paths.need(view.id));
  };
  const submit = () => void writing.send('submit');
  const last = (
    <Action
      look="primary"
      busy={writing.task === (submits ? 'submit' : 'save')}
      onClick={submits ? submit : () => void save()}
    >
      {t(submits ? 'posting.submit' : 'posting.saveRefined')}
    </Action>
  );
  const keep = submits ? (
    <Action busy={writing.task === 'save'} onClick={() => void save()}>
      {t('posting.save')}
    </Action>
  ) : null;
  return { last, keep, submits };
};

// The dearest gaps first; what they push below the fold nobody reads.
const dearest = 5;

const Beside = ({
  writing,
  view,
  narrow,
}: {
  writing: NeedWriting;
  view: NeedView | undefined;
  narrow: boolean;
}) => {
  const t = useWords();
  const { form } = writing;
  const brief = useMemo(() => briefOf(form), [form]);
  const health = useHealth(brief);
  const whole = brief.indicators.filter(
    (one) => one.current !== null && one.target !== null && one.unit,
  );
  const done =
    whole.length > 0 && whole.length === brief.indicators.length
      ? [
          {
            key: 'indicators',
            title: t('posting.doneIndicators'),
            hint: t('posting.doneOf', { count: whole.length }),
          },
        ]
      : [];
  return (
    <div className="stack post-beside">
      {narrow ? null : (
        <HealthPanel
          {...health}
          gaps={health.gaps.slice(0, dearest)}
          done={done}
          onJump={(key) => jumpToField([fieldOfGap(key)])}
        />
      )}
      {view === undefined || mayOn(view, 'submit') ? (
        <SimilarNeeds
          title={form.title}
          background={form.background}
          except={writing.stored?.id ?? view?.id}
        />
      ) : null}
      <Panel title={t('posting.sees.title')}>
        <TierList of={form.tiers} />
      </Panel>
    </div>
  );
};

const Dock = ({ writing, action }: { writing: NeedWriting; action: React.ReactNode }) => {
  const brief = useMemo(() => briefOf(writing.form), [writing.form]);
  const health = useHealth(brief);
  const saved = useSavedWords(writing);
  return (
    <HealthDock
      {...health}
      saved={saved}
      onJump={(key) => jumpToField([fieldOfGap(key)])}
      action={action}
    />
  );
};

const Form = ({
  writing,
  view,
  first,
}: Pick<Props, 'view' | 'first'> & { writing: NeedWriting }) => {
  const t = useWords();
  const narrow = useNarrow();
  const { last, keep } = useLast(writing, view);
  return (
    <>
      <div className="beside post">
        <div className="stack">
          <PostRefused writing={writing} />
          <Restored writing={writing} first={first} view={view} />
          <div className="panel">
            <NeedFields form={writing.form} issues={writing.issues} set={writing.set} />
            <footer className="panel-foot row wrap spread">
              <span className="muted">{t('posting.foot')}</span>
              <span className="row wrap">{keep}</span>
            </footer>
          </div>
        </div>
        <Beside writing={writing} view={view} narrow={narrow} />
      </div>
      {narrow ? <Dock writing={writing} action={last} /> : null}
    </>
  );
};

const Meta = ({ submits }: { submits: boolean }) => {
  const t = useWords();
  const line = useSubmitLine();
  return <>{submits ? t('posting.meta', { line }) : t('posting.metaRefine')}</>;
};

/** The form of a need with its check beside it; the preview takes its place and gives it back as it was. */
export const PostNeedWriting = (props: Props) => {
  const t = useWords();
  const { view, first } = props;
  const narrow = useNarrow();
  const { writing, countersign } = useWriting(props);
  const [{ preview }, set] = useUrlState({ preview: '' });
  const saved = useSavedWords(writing);
  const { last, submits } = useLast(writing, view);
  const turn = (
    <Action onClick={() => set({ preview: preview ? '' : 'on' })}>
      {t(preview ? 'posting.backToForm' : 'posting.preview')}
    </Action>
  );
  const title = t(submits ? (view ? 'posting.titleEdit' : 'posting.title') : 'posting.titleRefine');
  return (
    <Page
      title={title}
      crumb={[
        { label: t(submits ? 'needs.crumb.mine' : 'needs.crumb.queue'), to: paths.desk },
        { label: view?.number ?? t('posting.crumb') },
      ]}
      meta={<Meta submits={submits} />}
      actions={
        <>
          <span className="small muted not-phone">{saved}</span>
          {turn}
          {narrow ? null : last}
        </>
      }
    >
      <div className="stack">
        {view ? <Why view={view} /> : null}
        <Held view={view} />
        <Unverified />
        {countersign ? <Countersign view={countersign} /> : null}
        {preview ? (
          <NeedPreview form={writing.form} />
        ) : (
          <Form writing={writing} view={view} first={first} />
        )}
      </div>
    </Page>
  );
};
