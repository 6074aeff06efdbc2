import { openConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useNavigate } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { mayOnTrial } from './trial.deeds.ts';

/** The talk of a trial, for the firm, the inventor and the unit's office. */
export const TrialTalk = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const navigate = useNavigate();
  const open = useSend(openConversation, {
    touches: ['conversations'],
    onDone: ({ id }) => void navigate(`/messages/${id}`),
  });
  if (!mayOnTrial(view, 'talk')) return null;
  const about = { kind: 'trial' as const, id: view.id };
  return (
    <>
      <Action full busy={open.isPending} onClick={() => open.mutate({ body: { about } })}>
        {t('bid.talk')}
      </Action>
      {open.error ? <FailedBox error={open.error} focus /> : null}
    </>
  );
};
