import { Link, Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { RegisterExpertForm } from '../../features/accounts/RegisterExpertForm.tsx';
import { RegisterFirmForm } from '../../features/accounts/RegisterFirmForm.tsx';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Page } from '../../ui/Page.tsx';
import { Segments } from '../../ui/Segments.tsx';
import './accounts.css';

/** A firm's first officer, or an expert, comes in by themselves. */
export const RegisterPage = () => {
  const t = useWords();
  const { account } = useMe();
  const [{ as }, set] = useUrlState({ as: 'firm' });
  if (account) return <Navigate to={paths.desk} replace />;
  const expert = as === 'expert';
  return (
    <Page title={t('account.registerTitle')} meta={t('account.registerMeta')}>
      <div className="stack loose narrow-form">
        <div className="row wrap spread">
          <Segments
            label={t('account.as')}
            value={expert ? 'expert' : 'firm'}
            onChange={(value) => set({ as: value }, { replace: true })}
            options={[
              { value: 'firm', label: t('account.asFirm') },
              { value: 'expert', label: t('account.asExpert') },
            ]}
          />
          <span className="small muted">
            {t('account.haveAccount')}{' '}
            <Link className="underlined" to={paths.signIn}>
              {t('account.toSignIn')}
            </Link>
          </span>
        </div>
        {expert ? <RegisterExpertForm /> : <RegisterFirmForm />}
      </div>
    </Page>
  );
};
