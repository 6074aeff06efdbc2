import type { ReactNode } from 'react';
import type { CallFailed } from '../platform/call.ts';
import { useWords } from '../platform/words/speech.ts';
import { FailedBox } from './FailedBox.tsx';
import { PageSkeleton, type SkeletonShape } from './PageSkeleton.tsx';

interface Props<T> {
  /** what useCall returned */
  of: { data: T | undefined; error: CallFailed | null; refetch: () => unknown };
  /** the page's own shape while it is fetched */
  shape: SkeletonShape;
  /** inside a page that already has its head */
  bare?: boolean;
  children: (data: T) => ReactNode;
}

/** Skeleton, failure with retry, or the content. What is missing becomes the 404 page of the route. */
export const Fetched = <T,>({ of, shape, bare = false, children }: Props<T>) => {
  const t = useWords();
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (!of.error) return <PageSkeleton shape={shape} bare={bare} />;
  if (of.error.code === 'notFound' && !bare) throw of.error;
  return (
    <div className={bare ? undefined : 'frame page-head'}>
      <FailedBox
        error={of.error}
        title={t('ui.failed.loadTitle')}
        onRetry={() => void of.refetch()}
      />
    </div>
  );
};
