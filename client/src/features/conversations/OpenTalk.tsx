import { openConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkAbout } from '@zhiqiao/shared/conversations/conversation.schema';
import { useNavigate } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action, type ActionProps } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';

interface Props {
  about: TalkAbout;
  words: string;
  /** the talk that was begun already, and what the reader has not read of it */
  known?: string | undefined;
  unread?: number;
  size?: ActionProps['size'];
  look?: ActionProps['look'];
  full?: boolean;
}

/** The way to the talk of a deal: opens it, or begins it when nobody has. */
export const OpenTalk = ({ about, words, known, unread = 0, ...looks }: Props) => {
  const t = useWords();
  const navigate = useNavigate();
  const open = useSend(openConversation, {
    touches: ['conversations', 'needs', 'desk'],
    onDone: ({ id }) => void navigate(`/messages/${id}`),
  });
  const given = Object.fromEntries(
    Object.entries(looks).filter(([, value]) => value !== undefined),
  );
  return (
    <>
      <Action
        {...given}
        busy={open.isPending}
        {...(known
          ? { to: `/messages/${known}` }
          : { onClick: () => open.mutate({ body: { about } }) })}
      >
        {words}
        {unread > 0 ? ` · ${t('bid.mine.unread', { count: unread })}` : null}
      </Action>
      {open.error ? <FailedBox error={open.error} focus /> : null}
    </>
  );
};
