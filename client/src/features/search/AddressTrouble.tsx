import type { CallFailed } from '../../platform/call.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import '../../ui/Panel.css';
import '../../ui/FailedBox.css';

/** Does the address ask for what there cannot be? Asking once more would not help. */
export const addressTrouble = (error: CallFailed | null): CallFailed | undefined =>
  error?.code === 'badInput' ? error : undefined;

/** An address with conditions that cannot be: which ones, and the same list without conditions. */
export const AddressTrouble = ({ error, onClear }: { error: CallFailed; onClear: () => void }) => {
  const t = useWords();
  return (
    <div className="panel panel-body" role="alert">
      <EmptyState
        title={t('search.trouble.title')}
        action={
          <Action look="primary" onClick={onClear}>
            {t('search.trouble.clear')}
          </Action>
        }
      >
        {t('search.trouble.what')}{' '}
        <span className="failed-issues">
          {error.issues
            .slice(0, 8)
            .map(({ message }) => message)
            .join(t('search.trouble.and'))}
        </span>
      </EmptyState>
    </div>
  );
};
