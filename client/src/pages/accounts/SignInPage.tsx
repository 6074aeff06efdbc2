import { Link, Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { SignInForm } from '../../features/accounts/SignInForm.tsx';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DemoDoors } from '../home/DemoDoors.tsx';
import { useComingFrom } from './comingFrom.ts';
import '../home/HomePage.css';
import './accounts.css';

/** One door for everybody; in a demonstration, its accounts beside it. */
export const SignInPage = () => {
  const t = useWords();
  const { account, demo } = useMe();
  const to = useComingFrom();
  if (account) return <Navigate to={to} replace />;
  return (
    <Page title={t('account.signInTitle')} meta={t('account.signInMeta')}>
      <div className={demo ? 'sign-in' : 'narrow-form'}>
        <Panel
          foot={
            <span>
              {t('account.noAccount')}{' '}
              <Link className="underlined" to={paths.register}>
                {t('account.register')}
              </Link>
            </span>
          }
        >
          <SignInForm />
        </Panel>
        <DemoDoors to={to} />
      </div>
    </Page>
  );
};
