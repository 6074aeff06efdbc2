import { readGateway, saveGateway, tryGateway } from '@zhiqiao/shared/letters/letter.endpoints';
import type { gatewayView } from '@zhiqiao/shared/letters/letter.schema';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { shortMomentText } from '../../platform/format.ts';
import { useCall, useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { TextField, TickField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';

type Gateway = z.infer<typeof gatewayView>;

const Try = () => {
  const t = useWords();
  const send = useSend(tryGateway);
  return (
    <div className="stack tight">
      <div>
        <Action busy={send.isPending} onClick={() => send.mutate({})}>
          {t('letters.try')}
        </Action>
      </div>
      {send.data ? (
        <p role="status" className={send.data.done ? undefined : 'late'}>
          {send.data.done
            ? t('letters.tried')
            : t('letters.tryFailed', { error: send.data.error ?? '' })}
        </p>
      ) : null}
      {send.error ? <FailedBox error={send.error} /> : null}
    </div>
  );
};

/** A secret that was just made: to be copied now, since nobody sees it again. */
const Made = ({ secret }: { secret: string }) => {
  const t = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () =>
    void navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <div className="stack tight gateway-secret" role="status">
      <b>{t('letters.secretMade')}</b>
      <code className="said">{secret}</code>
      <div>
        <Action size="small" onClick={copy}>
          {t(copied ? 'letters.copied' : 'letters.copy')}
        </Action>
      </div>
    </div>
  );
};

const Form = ({ gateway }: { gateway: Gateway }) => {
  const t = useWords();
  const [url, setUrl] = useState(gateway.url);
  const [secret, setSecret] = useState('');
  const [on, setOn] = useState(gateway.on);
  const send = useSend(saveGateway, { touches: ['desk/gateway'], onDone: () => setSecret('') });
  const said = (path: string) => send.error?.issues.find((issue) => issue.path === path)?.message;
  const keep = (renew: boolean) => send.mutate({ body: { url, on, secret, renew } });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    keep(false);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        name="url"
        label={t('letters.url')}
        value={url}
        error={said('url')}
        onChange={setUrl}
      />
      <TextField
        name="secret"
        label={t('letters.secret')}
        hint={t('letters.secretHint')}
        secret
        autoComplete="off"
        value={secret}
        error={said('secret')}
        onChange={setSecret}
      />
      <TickField name="on" label={t('letters.on')} value={on} onChange={setOn} />
      {send.error && send.error.issues.length === 0 ? <FailedBox error={send.error} /> : null}
      {send.isSuccess ? <p role="status">{t('letters.saved')}</p> : null}
      {send.data?.secret ? <Made secret={send.data.secret} /> : null}
      <div className="row wrap">
        <Action look="outline" type="submit" busy={send.isPending}>
          {t('letters.save')}
        </Action>
        {gateway.url ? (
          <Action busy={send.isPending} onClick={() => keep(true)}>
            {t('letters.renew')}
          </Action>
        ) : null}
      </div>
    </form>
  );
};

/** Where the county receives notices by itself; its leader sets it. */
export const GatewayPanel = ({ mayset }: { mayset: boolean }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <Panel title={t('letters.gateway')}>
      <div className="stack">
        <p className="small soft">{t('letters.gatewayText')}</p>
        <Fetched of={useCall(readGateway, {})} shape="form" bare>
          {(gateway) => (
            <>
              <p>
                {gateway.on && gateway.at
                  ? t('letters.gatewayOn', {
                      by: gateway.by ?? '',
                      time: shortMomentText(gateway.at, language),
                    })
                  : t('letters.gatewayOff')}
              </p>
              {gateway.on && !gateway.hasSecret ? (
                <p className="late">{t('letters.secretLost')}</p>
              ) : null}
              {mayset ? <Form gateway={gateway} /> : null}
              {mayset && gateway.on ? <Try /> : null}
            </>
          )}
        </Fetched>
      </div>
    </Panel>
  );
};
