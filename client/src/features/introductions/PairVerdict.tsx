import type { Judged } from '@zhiqiao/shared/introductions/introduction.schema';
import { useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { JudgeSheet, type Pair, useJudge } from './JudgeSheet.tsx';

interface Props {
  pair: Pair;
  name: string;
  judged: Judged | undefined;
}

const words = { wanted: 'wanted', later: 'put', dismissed: 'dismissed' } as const;

/** What the reader's side says of a suggestion: would like it, does not fit, not now; what was said can be taken back. */
export const PairVerdict = ({ pair, name, judged }: Props) => {
  const t = useWords();
  const judge = useJudge();
  const [dismissing, dismiss] = useState(false);
  const say = (verdict: 'wanted' | 'later' | 'open') =>
    judge.mutate({ body: { ...pair, verdict } });
  if (judged)
    return (
      <>
        <span className={judged.verdict === 'wanted' ? 'small lives' : 'small waits'}>
          {t(`introduction.${words[judged.verdict]}`)}
          {judged.reason ? ` · ${t(`introduction.reasons.${judged.reason}`)}` : ''}
        </span>
        <Action
          size="small"
          look="text"
          label={`${t('introduction.open')} ${name}`}
          busy={judge.isPending}
          onClick={() => say('open')}
        >
          {t('introduction.open')}
        </Action>
      </>
    );
  return (
    <>
      <Action
        size="small"
        label={`${t('introduction.want')} ${name}`}
        busy={judge.isPending}
        onClick={() => say('wanted')}
      >
        {t('introduction.want')}
      </Action>
      <Action
        size="small"
        look="text"
        label={`${t('introduction.dismiss')} ${name}`}
        onClick={() => dismiss(true)}
      >
        {t('introduction.dismiss')}
      </Action>
      <Action
        size="small"
        look="text"
        label={`${t('introduction.later')} ${name}`}
        onClick={() => say('later')}
      >
        {t('introduction.later')}
      </Action>
      {dismissing ? <JudgeSheet pair={pair} name={name} onClose={() => dismiss(false)} /> : null}
    </>
  );
};
