import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import { objectToPrice } from '@zhiqiao/shared/trials/trial.endpoints';
import type { listPublicity } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { useState } from 'react';
import { dayText } from '../../platform/format.ts';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DeedSheet } from '../../ui/DeedSheet.tsx';
import { Money } from '../../ui/Money.tsx';
import './trials.css';

type Item = ReplyOf<typeof listPublicity>['items'][number];

/** One price that is public, and the button to object. */
export const PublicRow = ({ item }: { item: Item }) => {
  const t = useWords();
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState(false);
  const send = useSend(objectToPrice, {
    touches: ['trials'],
    onDone: () => {
      setOpen(false);
      setSent(true);
    },
  });
  const deed = t('trial.deed.object');
  return (
    <li className="trial-card">
      <div className="stack tight">
        <h3>{item.title}</h3>
        <p className="small soft dotted">
          <span>{item.unit}</span>
          <span>{item.firm}</span>
          <span>{t(`trial.method.${item.method}`)}</span>
        </p>
      </div>
      <div>
        <b>
          <Money fen={item.amountFen} />
        </b>
        <p className="small soft">
          {t('trial.publicity.until', { day: dayText(item.until, language) })}
        </p>
      </div>
      {sent ? (
        <p className="small lives" role="status">
          {t('trial.publicity.sent')}
        </p>
      ) : (
        <Action size="small" label={`${deed} ${item.title}`} onClick={() => setOpen(true)}>
          {deed}
        </Action>
      )}
      {open ? (
        <DeedSheet
          title={`${deed} · ${item.title}`}
          what={t('trial.what.object')}
          submit={deed}
          note={{ label: t('trial.field.text'), missing: t('trial.publicity.write') }}
          busy={send.isPending}
          error={send.error}
          onSend={(text) => send.mutate({ params: { id: item.trial }, body: { text } })}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </li>
  );
};
