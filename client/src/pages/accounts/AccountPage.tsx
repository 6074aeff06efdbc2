import { Navigate, useSearchParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ContactPanel } from '../../features/accounts/ContactPanel.tsx';
import { MailState } from '../../features/accounts/MailState.tsx';
import { MinePanel } from '../../features/accounts/MinePanel.tsx';
import { PasswordPanel } from '../../features/accounts/PasswordPanel.tsx';
import { SessionsPanel } from '../../features/accounts/SessionsPanel.tsx';
import { NoticeChoices } from '../../features/notices/NoticeChoices.tsx';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Page } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import { MyColleagues, MyOrganisation } from './MyOrganisation.tsx';
import './accounts.css';
import '../../ui/PlainRows.css';

const tabs = ['me', 'notices', 'security', 'people', 'organisation'] as const;
const everybodys: readonly string[] = ['me', 'notices', 'security'];

/** `?to=`: the talk from which somebody came to fill in how to reach them. */
const useTalkBehind = (): string | undefined => {
  const to = useSearchParams()[0].get('to');
  return to && /^\/messages\/[0-9a-f]{24}$/.test(to) ? to : undefined;
};

const Shown = ({ tab }: { tab: (typeof tabs)[number] }) => {
  const back = useTalkBehind();
  if (tab === 'me')
    return (
      <div className="stack loose">
        {back ? null : <MinePanel />}
        <ContactPanel back={back} />
        {back ? <MinePanel /> : null}
      </div>
    );
  if (tab === 'notices') return <NoticeChoices address={<MailState />} />;
  if (tab === 'people') return <MyColleagues />;
  if (tab === 'organisation') return <MyOrganisation />;
  return (
    <div className="stack loose">
      <PasswordPanel />
      <SessionsPanel />
    </div>
  );
};

/** Me, my password and devices, my colleagues, my organisation. */
export const AccountPage = () => {
  const t = useWords();
  const { account, known } = useMe();
  const tab = useTab(tabs);
  if (!known) return <PageSkeleton shape="form" />;
  if (!account) return <Navigate to={`${paths.signIn}?to=${paths.account}`} replace />;
  const offered = tabs.filter((one) => account.organisation || everybodys.includes(one));
  return (
    <Page title={t('account.title')}>
      <div className="stack loose account-page">
        <TabLinks
          label={t('account.tabs.label')}
          tabs={offered.map((key) => ({ key, label: t(`account.tabs.${key}`) }))}
        />
        <Shown tab={tab} />
      </div>
    </Page>
  );
};
