import { readNoticeChoices, saveNoticeChoices } from '@zhiqiao/shared/notices/notice.endpoints';
import { manners, type NoticeKind, noticeKinds } from '@zhiqiao/shared/notices/notice.kinds';
import type { NoticeChoices as Choices } from '@zhiqiao/shared/notices/notice.schema';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PickField } from '../../ui/Field.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import './NoticeChoices.css';

type Told = Choices & { email: string; confirmed: boolean; mail: boolean };
type Hour = 'quietFrom' | 'quietTo' | 'digestHour';

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

const Kind = (props: {
  kind: NoticeKind;
  choices: Choices;
  set: (changes: Partial<Choices>) => void;
}) => {
  const t = useWords();
  const { kind, choices, set } = props;
  return (
    <li className="notice-kind">
      <div className="grow">
        <b>{t(`notices.kind.${kind}`)}</b>
        <p className="small soft">{t(`notices.kindText.${kind}`)}</p>
      </div>
      <Segments
        label={t(`notices.kind.${kind}`)}
        value={choices.kinds[kind]}
        onChange={(manner) => set({ kinds: { ...choices.kinds, [kind]: manner } })}
        options={manners.map((manner) => ({ value: manner, label: t(`notices.manner.${manner}`) }))}
      />
    </li>
  );
};

const WhereTo = ({ told, address }: { told: Told; address: ReactNode }) => {
  const t = useWords();
  if (!told.mail) return <p className="waits">{t('notices.noMail')}</p>;
  if (!told.email) return <p className="waits">{t('notices.noAddress')}</p>;
  if (!told.confirmed) return address;
  return <p className="soft">{t('notices.goesTo', { email: told.email })}</p>;
};

const Form = ({ told, address }: { told: Told; address: ReactNode }) => {
  const t = useWords();
  const { email: _, mail: __, confirmed: ___, ...first } = told;
  const [choices, setChoices] = useState<Choices>(first);
  const send = useSend(saveNoticeChoices, { touches: ['me'] });
  const set = (changes: Partial<Choices>) => {
    send.reset();
    setChoices((now) => ({ ...now, ...changes }));
  };
  const hour = (name: Hour) => (
    <PickField
      name={name}
      label={t(`notices.${name}`)}
      value={String(choices[name])}
      options={hours}
      onChange={(value) => set({ [name]: Number(value) })}
    />
  );
  return (
    <div className="stack loose">
      <Panel title={t('notices.byMail')} foot={t('notices.inApp')} flush>
        <div className="notice-where">
          <WhereTo told={told} address={address} />
        </div>
        <ul>
          {noticeKinds.map((kind) => (
            <Kind key={kind} kind={kind} choices={choices} set={set} />
          ))}
        </ul>
      </Panel>
      <Panel title={t('notices.when')} foot={t('notices.whenText')}>
        <div className="notice-hours">
          {hour('digestHour')}
          {hour('quietFrom')}
          {hour('quietTo')}
        </div>
      </Panel>
      {send.error ? <FailedBox error={send.error} /> : null}
      <div className="row wrap">
        <Action look="primary" busy={send.isPending} onClick={() => send.mutate({ body: choices })}>
          {t('notices.keep')}
        </Action>
        {send.isSuccess ? <p role="status">{t('notices.kept')}</p> : null}
      </div>
    </div>
  );
};

/** How I want to be told by mail: by kind, in which hours. In the application everything is told. */
export const NoticeChoices = ({
  address,
}: {
  /** how the address stands, where letters do not go out yet */
  address: ReactNode;
}) => (
  <Fetched of={useCall(readNoticeChoices, {})} shape="form" bare>
    {(told) => <Form told={told} address={address} />}
  </Fetched>
);
