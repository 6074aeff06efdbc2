import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { Suspense, useState } from 'react';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { NeedNext } from '../../features/needs/NeedNext.tsx';
import { NeedTrack } from '../../features/needs/NeedTrack.tsx';
import { useNeed } from '../../features/needs/need.api.ts';
import { deedsOf } from '../../features/needs/need.deeds.ts';
import { AskerLine } from '../../features/organisations/AskerLine.tsx';
import { useReference } from '../../platform/reference.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Page } from '../../ui/Page.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import { AnswerDialog, DeedDialog, IntroduceDialog } from './dialogs.tsx';
import { DeedButton, MoreDeeds } from './NeedButtons.tsx';
import { Differs, MyBid, Why } from './NeedNotices.tsx';
import { type Asked, NeedTabs } from './NeedTabs.tsx';
import { Held } from './PostNotices.tsx';
import { TalkOnNeed } from './TalkOnNeed.tsx';

const Meta = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const reference = useReference();
  const budget = view.terms?.budget;
  return (
    <span className="dotted">
      <span>
        {view.firm.name}
        {view.firm.verified ? ` (${t('needs.verified')})` : ''}
      </span>
      {view.town ? <span>{reference.name('towns', view.town)}</span> : null}
      {view.industry ? <span>{reference.name('industries', view.industry)}</span> : null}
      {budget ? (
        <span>
          <Money fen={budget.min} to={budget.max} />
        </span>
      ) : null}
      {view.terms?.modes[0] ? <span>{t(`terms.mode.${view.terms.modes[0]}`)}</span> : null}
    </span>
  );
};

const useCrumb = (view: NeedView) => {
  const t = useWords();
  const { house } = useMe();
  const mine = house === 'firm' && view.standings.includes('firm');
  const back =
    house === 'bureau'
      ? { label: t('needs.crumb.queue'), to: paths.desk }
      : mine
        ? { label: t('needs.crumb.mine'), to: paths.desk }
        : { label: t('needs.crumb.all'), to: paths.needs };
  return [back, { label: view.number }];
};

const Dialogs = ({
  asked,
  view,
  onClose,
}: {
  asked: Asked | undefined;
  view: NeedView;
  onClose: () => void;
}) => {
  if (!asked) return null;
  return (
    <Suspense fallback={null}>
      {asked.kind === 'deed' ? (
        <DeedDialog deed={asked.deed} view={view} onClose={onClose} />
      ) : asked.kind === 'answer' ? (
        <AnswerDialog deed={asked.deed} bid={asked.bid} others={asked.others} onClose={onClose} />
      ) : (
        <IntroduceDialog need={view.id} expert={asked.expert} onClose={onClose} />
      )}
    </Suspense>
  );
};

const useInvitation = (view: NeedView) => {
  const t = useWords();
  if (!view.standings.includes('guest')) return undefined;
  const to = `${paths.signIn}?to=${encodeURIComponent(paths.need(view.id))}`;
  return (
    <Action look="primary" to={to}>
      {t('needs.signInToBid')}
    </Action>
  );
};

const NeedShown = ({ view }: { view: NeedView }) => {
  const [asked, ask] = useState<Asked>();
  const invitation = useInvitation(view);
  const narrow = useNarrow();
  const deed = (name: Parameters<typeof DeedButton>[0]['deed'], look?: 'primary') => (
    <DeedButton deed={name} view={view} look={look} onAsk={ask} />
  );
  return (
    <Page
      title={view.title}
      crumb={useCrumb(view)}
      pill={<MachinePill machine={needMachine} state={view.state} />}
      meta={<Meta view={view} />}
      actions={narrow ? undefined : <MoreDeeds view={view} onAsk={ask} />}
    >
      <div className="stack loose">
        <Why view={view} />
        {deedsOf(view).includes('submit') ? <Held view={view} /> : null}
        <MyBid view={view} />
        <TalkOnNeed view={view} />
        <NeedNext view={view} action={(name) => deed(name, 'primary')} invitation={invitation} />
        {narrow ? <MoreDeeds view={view} onAsk={ask} /> : null}
        {deedsOf(view).includes('bid') ? (
          <AskerLine firm={view.firm.id} to={paths.organisation(view.firm.id)} />
        ) : null}
        <NeedTrack view={view} />
        <Differs view={view} />
        <NeedTabs view={view} onAsk={ask} />
      </div>
      <Dialogs asked={asked} view={view} onClose={() => ask(undefined)} />
    </Page>
  );
};

/** One need, for everybody from a guest to an officer: whose move it is, what it says, and what may be done. */
export const NeedPage = () => {
  const { id = '' } = useParams();
  return (
    <Fetched of={useNeed(id)} shape="thing">
      {(view) => <NeedShown key={view.id} view={view} />}
    </Fetched>
  );
};
