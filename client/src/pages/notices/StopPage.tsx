import { readStop, stopLetters } from '@zhiqiao/shared/notices/notice.endpoints';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

type Stop = { kind: Parameters<typeof kindKey>[0]; email: string; stopped: boolean };
const kindKey = (
  kind: 'turn' | 'bids' | 'needs' | 'talk' | 'outcomes' | 'searches' | 'account' | 'all',
) => `notices.kind.${kind}` as const;

const Asked = ({ token, stop }: { token: string; stop: Stop }) => {
  const t = useWords();
  const send = useSend(stopLetters, { touches: ['stop'] });
  const kind = t(kindKey(stop.kind));
  const stopped = send.data?.stopped ?? stop.stopped;
  const choose = <Action to={`${paths.account}?tab=notices`}>{t('notices.choose')}</Action>;
  if (stopped)
    return (
      <Panel>
        <div className="stack" role="status">
          <p>
            <b>{t('notices.stopped', { kind, email: stop.email })}</b>
          </p>
          <p className="soft">{t('notices.stoppedText')}</p>
          <div>{choose}</div>
        </div>
      </Panel>
    );
  return (
    <Panel>
      <div className="stack">
        <p>{t('notices.stopAsk', { kind, email: stop.email })}</p>
        {send.error ? <FailedBox error={send.error} /> : null}
        <div className="row wrap">
          <Action
            look="primary"
            busy={send.isPending}
            onClick={() => send.mutate({ params: { token } })}
          >
            {t('notices.stop')}
          </Action>
          {choose}
        </div>
      </div>
    </Panel>
  );
};

/** The link at the foot of a letter: one click, no sign-in. */
export const StopPage = () => {
  const t = useWords();
  const { token = '' } = useParams();
  return (
    <Page title={t('notices.stopTitle')}>
      <Fetched of={useCall(readStop, { params: { token } })} shape="form" bare>
        {(stop) => <Asked token={token} stop={stop} />}
      </Fetched>
    </Page>
  );
};
