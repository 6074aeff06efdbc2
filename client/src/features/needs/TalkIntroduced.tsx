import { openConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { useNavigate } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';

/** To the firm: the talk with an expert whom the bureau introduced, before there is a bid. */
export const TalkIntroduced = ({ need, expert }: { need: string; expert: string }) => {
  const t = useWords();
  const navigate = useNavigate();
  const open = useSend(openConversation, { onDone: ({ id }) => void navigate(`/messages/${id}`) });
  const about = { kind: 'introduction' as const, id: need, expert };
  return (
    <>
      <Action size="small" busy={open.isPending} onClick={() => open.mutate({ body: { about } })}>
        {t('needs.talks.start')}
      </Action>
      {open.error ? <FailedBox error={open.error} focus /> : null}
    </>
  );
};
