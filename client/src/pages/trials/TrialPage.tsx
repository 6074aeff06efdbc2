import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { readTrial } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TrialCostPanel } from '../../features/trials/TrialCostPanel.tsx';
import { TrialDays } from '../../features/trials/TrialDays.tsx';
import { TrialDecision } from '../../features/trials/TrialDecision.tsx';
import { BreachPanel, ConversionPanel } from '../../features/trials/TrialEnd.tsx';
import { TrialMoves } from '../../features/trials/TrialMoves.tsx';
import { AgreementPanel, RecordsPanel, RequestPanel } from '../../features/trials/TrialPapers.tsx';
import { TrialReports } from '../../features/trials/TrialReports.tsx';
import { TrialSeriesPanel } from '../../features/trials/TrialSeriesPanel.tsx';
import { TrialTalk } from '../../features/trials/TrialTalk.tsx';
import { TrialTermsPanel } from '../../features/trials/TrialTerms.tsx';
import { TrialTimeline } from '../../features/trials/TrialTimeline.tsx';
import { TrialTurn } from '../../features/trials/TrialTurn.tsx';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';

/** What is due and what may be done: first on a phone, at the right where there is room. */
const Side = ({ view }: { view: TrialView }) => {
  const t = useWords();
  return (
    <div className="stack loose trial-side">
      <TrialDays view={view} />
      <TrialDecision view={view} />
      <Panel title={t('trial.moves')}>
        <TrialMoves view={view} />
        <TrialTalk view={view} />
      </Panel>
    </div>
  );
};

/** On a phone the papers of a trial that has begun wait behind their names: what is going on comes first. */
const Main = ({ view }: { view: TrialView }) => {
  const narrow = useNarrow();
  const papers = { view, folded: narrow && view.startedOn !== undefined };
  return (
    <div className="stack loose">
      <BreachPanel view={view} />
      <ConversionPanel view={view} />
      <TrialSeriesPanel view={view} />
      <TrialCostPanel view={view} />
      <TrialTermsPanel {...papers} />
      <AgreementPanel {...papers} />
      <RequestPanel {...papers} />
      <RecordsPanel view={view} folded={narrow} />
      <TrialReports view={view} folded={narrow} />
      <TrialTimeline id={view.id} folded={narrow} />
    </div>
  );
};

const Meta = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const language = useLanguage();
  const term =
    view.startedOn && view.endsOn
      ? `${dayText(view.startedOn, language)} – ${dayText(view.endsOn, language)}`
      : t('trial.termNone', { count: view.months });
  return (
    <span className="dotted">
      <Link className="underlined" to={paths.organisation(view.unit.id)}>
        {view.unit.name}
      </Link>
      {view.inventor ? (
        <Link className="underlined" to={paths.expert(view.inventor.id)}>
          {view.inventor.name}
        </Link>
      ) : null}
      <Link className="underlined" to={paths.organisation(view.firm.id)}>
        {view.firm.name}
      </Link>
      <span>{t(view.exclusive ? 'trial.exclusive' : 'trial.shared')}</span>
      <span>{term}</span>
      {view.place ? <span>{t('trial.place', { count: view.place })}</span> : null}
    </span>
  );
};

const Shown = ({ view }: { view: TrialView }) => {
  const t = useWords();
  return (
    <Page
      title={view.outcome.title}
      crumb={[{ label: t('trial.list.window'), to: paths.trials }, { label: view.number }]}
      pill={
        <MachinePill
          machine={trialMachine}
          state={view.state}
          due={view.clock?.due}
          {...(view.overdue ? { overdue: t('trial.overdueFirm') } : {})}
        />
      }
      meta={<Meta view={view} />}
    >
      <div className="stack loose">
        <TrialTurn view={view} />
        {view.sentBack ? <p className="late">{view.sentBack}</p> : null}
        <div className="beside trial-page">
          <Side view={view} />
          <Main view={view} />
        </div>
      </div>
    </Page>
  );
};

/** One trial for every side: how it goes, what it will cost, what was agreed, and the decision. */
export const TrialPage = () => {
  const { id = '' } = useParams();
  return (
    <Fetched of={useCall(readTrial, { params: { id } })} shape="thing">
      {(view) => <Shown view={view} />}
    </Fetched>
  );
};
