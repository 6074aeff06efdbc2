import type { OwedBid } from '@zhiqiao/shared/duties/duty.schema';
import { readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useEffect, useRef, useState } from 'react';
import { paths } from '../../app/paths.ts';
import { HeldNotice } from '../../features/duties/HeldNotice.tsx';
import { OwedList } from '../../features/duties/OwedList.tsx';
import { fieldOfGap, useHealth } from '../../features/needs/NeedHealth.tsx';
import { NeedRefused } from '../../features/needs/NeedRefused.tsx';
import { briefOf, formOf, type NeedForm } from '../../features/needs/need.form.ts';
import type { NeedWriting } from '../../features/needs/useNeedForm.ts';
import { CallFailed, call } from '../../platform/call.ts';
import { shortMomentText } from '../../platform/format.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { jumpToField, TextField } from '../../ui/Field.tsx';

/** The firm is still being verified: it may write and submit, and should know what that changes. */
export const Unverified = () => {
  const t = useWords();
  const { account } = useMe();
  const organisation = account?.organisation;
  if (organisation?.kind !== 'firm' || organisation.standing === 'verified') return null;
  return <p className="post-notice">{t('posting.unverified')}</p>;
};

/** The firm owes answers: it should know before it writes, not after. */
export const Held = ({ view }: { view: NeedView | undefined }) => {
  const { account } = useMe();
  const organisation = account?.organisation;
  if (organisation?.kind !== 'firm' || (view && view.state !== 'draft')) return null;
  return <HeldNotice firm={organisation.id} to={paths.bid} />;
};

/** The draft of last time stands in the form; it can be dropped. */
export const Restored = (props: {
  writing: NeedWriting;
  first: NeedForm;
  view: NeedView | undefined;
}) => {
  const t = useWords();
  const language = useLanguage();
  const { writing, first, view } = props;
  const at = writing.draft.restoredAt;
  if (!writing.restored || !at) return null;
  const stored = view ? { id: view.id, rev: view.rev } : undefined;
  return (
    <p className="post-notice row wrap spread">
      {t('posting.restored', { time: shortMomentText(at, language) })}
      <Action size="small" onClick={() => writing.restart(first, stored)}>
        {t(view ? 'posting.restartServer' : 'posting.restart')}
      </Action>
    </p>
  );
};

/** The firm has a 首席科技官: it has not gone out yet. */
export const Countersign = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="post-notice row wrap spread" role="status" tabIndex={-1} ref={box}>
      <div className="grow">
        <b>{t('posting.countersign')}</b>
        <p className="small soft">{t('posting.countersignText')}</p>
      </div>
      <Action look="outline" to={paths.need(view.id)}>
        {t('posting.seeNeed')}
      </Action>
    </div>
  );
};

const Stale = ({ writing, error }: { writing: NeedWriting; error: CallFailed }) => {
  const t = useWords();
  const rev = Number(error.detail.rev);
  const theirs = async () => {
    const id = writing.stored?.id;
    if (!id) return;
    const view = await call(readNeed, { params: { id } });
    writing.restart(formOf(view), { id, rev: view.rev });
  };
  return (
    <div className="failed" role="alert">
      <p className="grow">{t('posting.stale')}</p>
      <span className="row wrap">
        <Action onClick={() => void writing.send('save', { over: rev })}>
          {t('posting.staleMine')}
        </Action>
        <Action onClick={() => void theirs()}>{t('posting.staleTheirs')}</Action>
      </span>
    </div>
  );
};

const Duplicate = ({ writing, error }: { writing: NeedWriting; error: CallFailed }) => {
  const t = useWords();
  const [reason, setReason] = useState('');
  return (
    <div className="stack">
      <TextField
        label={t('needs.refused.different')}
        name="duplicateReason"
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      <span className="row wrap">
        <Action
          blocked={reason.trim().length < 4 ? t('needs.form.write') : undefined}
          onClick={() => void writing.send('submit', { duplicateReason: reason.trim() })}
        >
          {t('posting.duplicateAgain')}
        </Action>
        <Action to={paths.need(String(error.detail.id))}>{t('posting.duplicate')}</Action>
      </span>
    </div>
  );
};

const WayOn = ({ writing, error }: { writing: NeedWriting; error: CallFailed }) => {
  const t = useWords();
  const { gaps } = useHealth(briefOf(writing.form));
  if (error.code === 'duplicateNeed') return <Duplicate writing={writing} error={error} />;
  if (error.code === 'unansweredBids')
    return <OwedList owed={(error.detail.owed ?? []) as OwedBid[]} to={paths.bid} />;
  if (error.code === 'tooFewPoints' && gaps[0])
    return (
      <span>
        <Action onClick={() => jumpToField([fieldOfGap(gaps[0]!.key)])}>
          {t('needs.refused.goFill')}
        </Action>
      </span>
    );
  return null;
};

const known = ['duplicateNeed', 'unansweredBids', 'tooFewPoints'];

/** Why it was not saved or sent, and the way on. Everything typed is still there. */
export const PostRefused = ({ writing }: { writing: NeedWriting }) => {
  const t = useWords();
  const { error } = writing;
  if (!error) return null;
  if (error instanceof CallFailed && error.code === 'stale')
    return <Stale writing={writing} error={error} />;
  if (error instanceof CallFailed && known.includes(error.code))
    return (
      <NeedRefused error={error}>
        <WayOn writing={writing} error={error} />
      </NeedRefused>
    );
  // With fields to mend the focus goes to the first of them, not to the box.
  const fields = error instanceof CallFailed && error.issues.length > 0;
  return (
    <FailedBox
      error={error}
      title={t('posting.notSent')}
      safe={t('posting.safe')}
      focus={!fields}
    />
  );
};
