import { firmRoles } from '@zhiqiao/shared/accounts/account.schema';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { readOrganisation } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { useState } from 'react';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useNeed } from '../../features/needs/need.api.ts';
import { mayOn } from '../../features/needs/need.deeds.ts';
import { blankNeed, formOf } from '../../features/needs/need.form.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { PostNeedWriting } from './PostNeedWriting.tsx';

const FirmsOnly = () => {
  const t = useWords();
  const to = `${paths.signIn}?to=${encodeURIComponent(paths.postNeed)}`;
  return (
    <Page title={t('posting.crumb')}>
      <EmptyState
        title={t('posting.firmsOnly')}
        action={
          <>
            <Action look="primary" to={to}>
              {t('posting.signIn')}
            </Action>
            <Action to={paths.register}>{t('posting.register')}</Action>
          </>
        }
      >
        {t('posting.firmsOnlyText')}
      </EmptyState>
    </Page>
  );
};

const NotNow = ({ view }: { view: NeedView }) => {
  const t = useWords();
  return (
    <Page title={view.title}>
      <EmptyState
        title={t('posting.notNow')}
        action={
          <Action look="primary" to={paths.need(view.id)}>
            {t('posting.seeNeed')}
          </Action>
        }
      >
        {t('posting.notNowText')}
      </EmptyState>
    </Page>
  );
};

// What the firm registered is filled in already: nobody should type their own town.
const Fresh = ({ organisation, account }: { organisation: string; account: string }) => {
  const firm = useCall(readOrganisation, { params: { id: organisation } });
  if (firm.isPending) return <PageSkeleton shape="form" />;
  const { industry = '', town = '' } = firm.data ?? {};
  return (
    <PostNeedWriting first={blankNeed({ industry, town })} account={account} view={undefined} />
  );
};

/** A new need, for somebody of a firm. */
export const PostNeedPage = () => {
  const { account, known } = useMe();
  if (!known) return <PageSkeleton shape="form" />;
  const firm = account && (firmRoles as readonly string[]).includes(account.role);
  if (!firm || !account.organisation) return <FirmsOnly />;
  return <Fresh organisation={account.organisation.id} account={account.id} />;
};

// Decided once: what others do to the need meanwhile must not take the form away under the writer's hands.
const Decided = ({ view, account }: { view: NeedView; account: string }) => {
  const [first] = useState(view);
  if (!mayOn(first, 'edit')) return <NotNow view={view} />;
  return <PostNeedWriting first={formOf(first)} account={account} view={first} />;
};

/** A draft or a returned need, for its firm; the text that is being refined, for the bureau. */
export const EditNeedPage = () => {
  const { id = '' } = useParams();
  const { account } = useMe();
  return (
    <Fetched of={useNeed(id)} shape="form">
      {(view) => <Decided key={view.id} view={view} account={account?.id ?? ''} />}
    </Fetched>
  );
};
