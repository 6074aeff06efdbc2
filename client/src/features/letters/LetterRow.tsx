import { retryLetter } from '@zhiqiao/shared/letters/letter.endpoints';
import type { LetterView } from '@zhiqiao/shared/letters/letter.schema';
import { shortMomentText } from '../../platform/format.ts';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { StatePill } from '../../ui/StatePill.tsx';

const tones = { waiting: 'wait', sent: 'done', failed: 'over', dropped: 'end' } as const;

const More = ({ letter }: { letter: LetterView }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <p className="small soft dotted">
      <span>{t('letters.to', { reader: letter.reader, to: letter.to })}</span>
      <span>{t(`letters.channel.${letter.channel}`)}</span>
      {letter.notices > 1 ? <span>{t('letters.several', { count: letter.notices })}</span> : null}
      {letter.tries > 1 ? <span>{t('letters.tries', { count: letter.tries })}</span> : null}
      {letter.state === 'dropped' ? <span>{t('letters.dropped')}</span> : null}
      {letter.error ? (
        <span className="late">{t('letters.why', { error: letter.error })}</span>
      ) : null}
      {letter.dueAt ? (
        <span>{t('letters.next', { time: shortMomentText(letter.dueAt, language) })}</span>
      ) : null}
    </p>
  );
};

/** One letter: to whom, whether it arrived, and once more where it did not. */
export const LetterRow = ({ letter }: { letter: LetterView }) => {
  const t = useWords();
  const language = useLanguage();
  const send = useSend(retryLetter, { touches: ['desk/letters'] });
  return (
    <li>
      <div className="grow">
        <p>{letter.subject}</p>
        <More letter={letter} />
      </div>
      <span className="row wrap">
        <span className="small muted">{shortMomentText(letter.sentAt ?? letter.at, language)}</span>
        <StatePill tone={tones[letter.state]}>{t(`letters.state.${letter.state}`)}</StatePill>
        {letter.state === 'failed' ? (
          <Action
            size="small"
            look="outline"
            busy={send.isPending}
            label={t('letters.retryOf', { subject: letter.subject })}
            onClick={() => send.mutate({ params: { id: letter.id } })}
          >
            {t('letters.retry')}
          </Action>
        ) : null}
      </span>
    </li>
  );
};
