import { markNoticeRead, readNotice } from '@zhiqiao/shared/notices/notice.endpoints';
import type { NoticeView } from '@zhiqiao/shared/notices/notice.schema';
import { useEffect } from 'react';
import { Navigate, useNavigate, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { useNoticeAddress } from './useNoticeAddress.ts';

const Led = ({ notice }: { notice: NoticeView }) => {
  const navigate = useNavigate();
  const to = useNoticeAddress()(notice);
  const { mutate } = useSend(markNoticeRead);
  useEffect(() => {
    if (!notice.read) mutate({ params: { id: notice.id }, body: {} });
    void navigate(to, { replace: true });
  }, [notice, to, mutate, navigate]);
  return <PageSkeleton shape="thing" />;
};

/** The link in a letter: leads to what the notice is about, through the sign-in where nobody is signed in. */
export const NoticePage = () => {
  const { id = '' } = useParams();
  const { account, known } = useMe();
  const notice = useCall(readNotice, { params: { id } }, { enabled: Boolean(account) });
  if (!known) return <PageSkeleton shape="thing" />;
  if (!account)
    return <Navigate to={`${paths.signIn}?to=${encodeURIComponent(paths.notice(id))}`} replace />;
  return (
    <Fetched of={notice} shape="thing">
      {(found) => <Led notice={found} />}
    </Fetched>
  );
};
