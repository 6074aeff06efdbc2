import { Navigate, useNavigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { EntryForm } from '../../features/contracts/EntryForm.tsx';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Page } from '../../ui/Page.tsx';

/** A unit's office, or the bureau for one, enters a contract that no trial led to. */
export const EnterContractPage = () => {
  const t = useWords();
  const go = useNavigate();
  const { house, known } = useMe();
  if (known && house !== 'university' && house !== 'bureau')
    return <Navigate to={paths.contracts} replace />;
  return (
    <Page
      title={t('payments.entry.title')}
      crumb={[{ label: t('contract.window'), to: paths.contracts }, { label: t('payments.enter') }]}
      meta={t('payments.entry.meta')}
    >
      <EntryForm bureau={house === 'bureau'} onDone={(id) => void go(paths.contract(id))} />
    </Page>
  );
};
