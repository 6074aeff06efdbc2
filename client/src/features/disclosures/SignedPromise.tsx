import type { PromiseView } from '@zhiqiao/shared/disclosures/disclosure.schema';
import { useWords } from '../../platform/words/speech.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useMyPromise } from './disclosure.api.ts';

/** A promise as it was signed: by whom, when, in which words. */
export const SignedPromise = ({ promise }: { promise: PromiseView }) => {
  const t = useWords();
  return (
    <div className="grow">
      <p className="row wrap">
        <b>{promise.expert.name}</b>
        <span className="small muted">
          {promise.expert.unit} · <DateText at={promise.at} as="shortMoment" />
        </span>
      </p>
      <details className="small">
        <summary>{t('ledger.words', { version: promise.version })}</summary>
        <p className="soft">{promise.text}</p>
        <p className="muted">{t('ledger.signed', { name: promise.account, firm: promise.firm })}</p>
      </details>
    </div>
  );
};

/** To the expert who gave it: the same paper that the firm has. */
export const MyPromise = ({ need }: { need: string }) => {
  const t = useWords();
  const mine = useMyPromise(need);
  if (!mine.data) return null;
  return (
    <Panel title={t('ledger.mine')}>
      <SignedPromise promise={mine.data} />
    </Panel>
  );
};
