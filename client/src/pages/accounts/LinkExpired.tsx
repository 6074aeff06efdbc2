import { paths } from '../../app/paths.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';

/** A link that was used up or is too old. */
export const LinkExpired = () => {
  const t = useWords();
  return (
    <Page title={t('account.expiredTitle')}>
      <EmptyState
        title={t('account.expiredText')}
        action={<Action to={paths.signIn}>{t('account.toSignIn')}</Action>}
      />
    </Page>
  );
};
