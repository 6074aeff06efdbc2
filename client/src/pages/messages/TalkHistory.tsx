import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { useState } from 'react';
import { NeedTimeline } from '../../features/needs/NeedTimeline.tsx';
import { TrialTimeline } from '../../features/trials/TrialTimeline.tsx';
import { useWords } from '../../platform/words/speech.ts';

/** What happened in the deal so far; read only when it is unfolded. */
export const TalkHistory = ({ talk }: { talk: ConversationView }) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  if (!talk.trial && !talk.need) return null;
  return (
    <details className="talk-history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="fold">{t('talk.history')}</summary>
      {open && talk.trial ? <TrialTimeline id={talk.trial} /> : null}
      {open && !talk.trial && talk.need ? (
        <NeedTimeline id={talk.need} expert={talk.expertId} />
      ) : null}
    </details>
  );
};
