import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { AnswerFields } from '../../features/bids/AnswerFields.tsx';
import { PlanFields, PledgeFields } from '../../features/bids/BidFields.tsx';
import { useBidForm, type BidWriting as Writing } from '../../features/bids/useBidForm.ts';
import { AskerCard } from '../../features/organisations/AskerCard.tsx';
import { CallFailed } from '../../platform/call.ts';
import { moneyRangeText, timeText } from '../../platform/format.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

const Failure = ({ writing }: { writing: Writing }) => {
  const t = useWords();
  const { failed } = writing;
  if (!failed) return null;
  const reason = failed.error instanceof CallFailed ? failed.error.detail.reason : undefined;
  const why =
    typeof reason === 'string' && reason.includes('.')
      ? t('bid.blockedBy', { why: t(`matching.guard.${reason as 'capacity.full'}`) })
      : undefined;
  return (
    <FailedBox
      error={failed.error}
      title={t(failed.task === 'submit' ? 'bid.failed' : 'bid.failedSave')}
      safe={why}
    />
  );
};

const Answers = ({ need, writing }: { need: NeedView; writing: Writing }) => {
  const t = useWords();
  const hidden = need.hidden.some(({ group }) => group === 'indicators');
  return (
    <Panel title={t('bid.answers')} note={t('bid.answersNote')} flush>
      {need.indicators?.length ? (
        <AnswerFields rows={need.indicators} writing={writing} />
      ) : (
        <div className="panel-body stack">
          <p className="soft">{t(hidden ? 'bid.hidden' : 'bid.noIndicators')}</p>
          {hidden ? (
            <div>
              <Action to={paths.need(need.id)}>{t('bid.toNeed')}</Action>
            </div>
          ) : null}
        </div>
      )}
    </Panel>
  );
};

const Next = () => {
  const t = useWords();
  return (
    <Panel title={t('bid.nextTitle')}>
      <ol className="stack small soft">
        <li>{t('bid.nextUnit')}</li>
        <li>{t('bid.nextFirm')}</li>
        <li>{t('bid.nextSee')}</li>
      </ol>
    </Panel>
  );
};

const Dock = ({ writing }: { writing: Writing }) => {
  const t = useWords();
  const { savedAt, restoredAt } = writing.draft;
  const kept = savedAt
    ? t('ui.draft.saved', { time: timeText(savedAt) })
    : restoredAt
      ? t('ui.draft.restored', { time: timeText(restoredAt) })
      : '';
  return (
    <div className="bid-dock">
      <span className="grow small muted" role="status">
        {writing.saved ? t('bid.savedDraft') : kept}
      </span>
      <Action onClick={writing.save} busy={writing.task === 'save'}>
        {t('bid.save')}
      </Action>
      <Action type="submit" look="primary" busy={writing.task === 'submit'}>
        {t('bid.submit')}
      </Action>
    </div>
  );
};

/** The form itself: answers, plan, terms, declarations; the asker's card and what happens next beside it. */
export const BidWriting = ({ need, bid }: { need: NeedView; bid: BidView | undefined }) => {
  const t = useWords();
  const language = useLanguage();
  const navigate = useNavigate();
  const { account } = useMe();
  const budget = need.terms?.budget;
  const writing = useBidForm({
    need: need.id,
    keys: (need.indicators ?? []).map(({ key }) => key),
    bid,
    account: account?.id ?? '',
    onSubmitted: (sent) => void navigate(paths.bid(sent.id)),
  });
  return (
    <Page
      title={t('bid.writeFor', { title: need.title })}
      crumb={[{ label: need.number, to: paths.need(need.id) }, { label: t('bid.write') }]}
      meta={t('bid.meta')}
    >
      <form
        className="stack loose"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          writing.submit();
        }}
      >
        <div className="beside">
          <div className="stack loose">
            <Failure writing={writing} />
            <Answers need={need} writing={writing} />
            <Panel title={t('bid.terms')}>
              <PlanFields
                writing={writing}
                budget={budget ? moneyRangeText(budget.min, budget.max, language) : ''}
              />
            </Panel>
            <Panel title={t('bid.pledge')}>
              <PledgeFields writing={writing} />
            </Panel>
          </div>
          <div className="stack loose">
            <AskerCard firm={need.firm.id} />
            <Next />
          </div>
        </div>
        <Dock writing={writing} />
      </form>
    </Page>
  );
};
