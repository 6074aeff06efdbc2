import { readOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { AskForm } from '../../features/trials/AskForm.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** A firm asks to try an outcome; whoever is no firm has nothing to do here. */
export const AskTrialPage = () => {
  const t = useWords();
  const { id = '' } = useParams();
  const [search] = useSearchParams();
  const go = useNavigate();
  const { house, known, account } = useMe();
  const outcome = useCall(readOutcome, { params: { id } });
  if (known && house === 'guest') return <Navigate to={paths.signIn} replace />;
  if (known && house !== 'firm') return <Navigate to={paths.outcome(id)} replace />;
  return (
    <Fetched of={outcome} shape="form">
      {(view) => (
        <Page
          title={t('trial.ask.title')}
          crumb={[{ label: view.title, to: paths.outcome(id) }, { label: t('trial.ask.title') }]}
          meta={`${view.title} · ${view.owner.name}`}
        >
          <div className="beside">
            <Panel>
              <AskForm
                outcome={id}
                account={account?.id ?? ''}
                need={search.get('need') ?? ''}
                onDone={(trial) => void go(paths.trial(trial))}
              />
            </Panel>
            <Panel>
              <p className="soft">{t('trial.ask.what')}</p>
            </Panel>
          </div>
        </Page>
      )}
    </Fetched>
  );
};
