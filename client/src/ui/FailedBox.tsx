import { type ReactNode, useEffect, useRef } from 'react';
import { CallFailed } from '../platform/call.ts';
import { useWords } from '../platform/words/speech.ts';
import { Action } from './Action.tsx';
import './FailedBox.css';

interface Props {
  /** whatever was thrown */
  error: unknown;
  /** 没提交成功 */
  title?: ReactNode;
  /** what is safe, when more is known than the standard sentence says */
  safe?: ReactNode;
  onRetry?: (() => void) | undefined;
  /** takes the focus when it appears: after a submission */
  focus?: boolean;
}

/** Says what failed, what is safe, how to go on, and the code to quote. */
export const FailedBox = ({ error, title, safe, onRetry, focus }: Props) => {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) box.current?.focus();
  }, [focus]);
  const failed = error instanceof CallFailed ? error : undefined;
  const code = failed?.requestId.slice(0, 8).toUpperCase();
  return (
    <div className="failed" role="alert" tabIndex={-1} ref={box}>
      <div className="grow">
        <p>
          <b>{title ?? t('ui.failed.title')}</b>
        </p>
        <p className="small soft">
          {t(`refusals.${failed?.code ?? 'fault'}`)} {safe}{' '}
          {code ? <span className="keep">{t('ui.quote', { code })}</span> : null}
        </p>
        {failed && failed.issues.length > 0 ? (
          <ul className="small failed-issues">
            {failed.issues.slice(0, 8).map((issue) => (
              <li key={issue.path + issue.message}>{issue.message}</li>
            ))}
          </ul>
        ) : null}
      </div>
      {onRetry ? <Action onClick={onRetry}>{t('ui.retry')}</Action> : null}
    </div>
  );
};
