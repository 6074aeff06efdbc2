import { muteConversation } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { talkPolicy, talkStanding } from '@zhiqiao/shared/conversations/conversation.policy';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';

/** Not to be told of it; and the talk as a file, for its two sides. */
export const KeepPanel = ({ talk, onSearch }: { talk: ConversationView; onSearch: () => void }) => {
  const t = useWords();
  const mute = useSend(muteConversation);
  const file = `/api/conversations/${talk.id}/export?form=`;
  return (
    <section className="row wrap" aria-label={t('talk.keep')}>
      <span className="talk-more">
        <Action size="small" onClick={onSearch}>
          {t('talk.search.open')}
        </Action>
      </span>
      <Action
        size="small"
        busy={mute.isPending}
        onClick={() => mute.mutate({ params: { id: talk.id }, body: { muted: !talk.muted } })}
      >
        {t(talk.muted ? 'talk.unmute' : 'talk.mute')}
      </Action>
      {permits(talkPolicy, 'export', [talkStanding(talk)]) ? (
        <>
          <Action size="small" href={`${file}html`} download>
            {t('talk.exportPage')}
          </Action>
          <Action size="small" href={`${file}txt`} download>
            {t('talk.exportText')}
          </Action>
        </>
      ) : null}
    </section>
  );
};
