import { fieldWords } from '@zhiqiao/shared/words/fields';
import { type ReactNode, useEffect, useRef } from 'react';
import type { CallFailed } from '../../platform/call.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';

/** The sentence for a refusal that this noun can say better than in general; nothing when it cannot. */
const useNeedRefusal = (error: CallFailed | null): string | undefined => {
  const t = useWords();
  const language = useLanguage();
  if (!error) return undefined;
  const { detail } = error;
  const figures = detail as Record<string, string | number>;
  if (error.code === 'tooFewPoints' && Array.isArray(detail.missing)) {
    const fields = detail.missing.map(
      (name) => fieldWords[String(name)]?.[language === 'en' ? 1 : 0] ?? String(name),
    );
    return t('needs.refused.missing', { fields: fields.join(t('matching.listSeparator')) });
  }
  if (error.code === 'tooFewPoints') return t('needs.refused.tooFewPoints', figures);
  if (error.code === 'unansweredBids')
    return t('needs.refused.unansweredBids', { count: Number(detail.count ?? 1) });
  if (error.code === 'duplicateNeed') return t('needs.refused.duplicateNeed', figures);
  if (error.code === 'textNotConfirmed') return t('needs.refused.textNotConfirmed');
  return undefined;
};

interface Props {
  error: CallFailed;
  /** the way on: a link to the field, to the bids that wait, a reason to write */
  children?: ReactNode;
}

/** Why the need was not sent on, in the words of this need, with the way on. */
export const NeedRefused = ({ error, children }: Props) => {
  const words = useNeedRefusal(error);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) box.current?.focus();
  }, [error]);
  if (!words) return <FailedBox error={error} focus />;
  return (
    <div className="failed" role="alert" tabIndex={-1} ref={box}>
      <div className="grow stack tight">
        <p>{words}</p>
        {children}
      </div>
    </div>
  );
};
