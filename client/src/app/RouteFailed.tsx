import { useEffect } from 'react';
import { isRouteErrorResponse, useLocation, useRouteError } from 'react-router';
import { CallFailed } from '../platform/call.ts';
import { useWords } from '../platform/words/speech.ts';
import { Action } from '../ui/Action.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailedBox } from '../ui/FailedBox.tsx';
import { Page } from '../ui/Page.tsx';
import { paths } from './paths.ts';
import { isStale, shouldReload } from './staleVersion.ts';

/** 404, with ways onward. */
export const NotFoundPage = () => {
  const t = useWords();
  return (
    <Page title={t('shell.notFoundTitle')}>
      <EmptyState
        title={useLocation().pathname}
        action={
          <>
            <Action look="primary" to={paths.home}>
              {t('shell.toHome')}
            </Action>
            <Action to={paths.needs}>{t('shell.needs')}</Action>
            <Action to={paths.outcomes}>{t('shell.outcomes')}</Action>
          </>
        }
      >
        {t('shell.notFoundText')}
      </EmptyState>
    </Page>
  );
};

const missing = (error: unknown): boolean =>
  isRouteErrorResponse(error)
    ? error.status === 404
    : error instanceof CallFailed && error.status === 404;

/** What a route shows when it broke: what is safe, the way on, the code to quote. */
export const RouteFailed = () => {
  const t = useWords();
  const error = useRouteError();
  const isMissing = missing(error);
  const stale = !isMissing && isStale(error);
  useEffect(() => {
    if (isMissing) return;
    if (stale && shouldReload()) window.location.reload();
    else console.error(error);
  }, [error, isMissing, stale]);
  if (isMissing) return <NotFoundPage />;
  const reload = () => window.location.reload();
  return (
    <Page title={t(stale ? 'shell.staleTitle' : 'shell.brokenTitle')}>
      {stale ? (
        <EmptyState
          title={t('shell.staleText')}
          action={
            <Action look="primary" onClick={reload}>
              {t('shell.reload')}
            </Action>
          }
        />
      ) : (
        <FailedBox error={error} safe={t('shell.brokenText')} onRetry={reload} />
      )}
    </Page>
  );
};
