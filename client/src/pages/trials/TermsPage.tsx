import { readTrial } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { Navigate, useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TermsForm } from '../../features/trials/TermsForm.tsx';
import { mayOnTrial } from '../../features/trials/trial.deeds.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';

/** Both sides write the terms here until they are signed. */
export const TermsPage = () => {
  const t = useWords();
  const { id = '' } = useParams();
  const go = useNavigate();
  const { account } = useMe();
  return (
    <Fetched of={useCall(readTrial, { params: { id } })} shape="form">
      {(view) =>
        mayOnTrial(view, 'writeTerms') ? (
          <Page
            title={t('trial.terms.title')}
            crumb={[
              { label: t('trial.list.window'), to: paths.trials },
              { label: view.outcome.title, to: paths.trial(id) },
            ]}
            meta={t('trial.terms.meta')}
          >
            <TermsForm
              view={view}
              account={account?.id ?? ''}
              onDone={() => void go(paths.trial(id))}
            />
          </Page>
        ) : (
          <Navigate to={paths.trial(id)} replace />
        )
      }
    </Fetched>
  );
};
