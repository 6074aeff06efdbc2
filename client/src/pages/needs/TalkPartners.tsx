import { listTalkPartners } from '@zhiqiao/shared/conversations/conversation.endpoints';
import type { TalkPartner } from '@zhiqiao/shared/conversations/conversation.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { OpenTalk } from '../../features/conversations/OpenTalk.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../features/comparing/comparing.css';

const Row = ({ need, partner }: { need: string; partner: TalkPartner }) => {
  const t = useWords();
  const { expert, kind, conversation, unread } = partner;
  return (
    <li className="talk-row">
      <Avatar name={expert.name} />
      <div className="grow">
        <div className="row wrap">
          <Link to={paths.expert(expert.id)}>
            <b>{expert.name}</b>
          </Link>
          <span className="need-chip">{t(`needs.talks.ground.${kind}`)}</span>
        </div>
        <p className="small muted">{[expert.title, expert.unit].filter(Boolean).join(' · ')}</p>
      </div>
      <OpenTalk
        about={{ kind, id: need, expert: expert.id }}
        words={t(conversation ? 'needs.talks.open' : 'needs.talks.start')}
        known={conversation}
        unread={unread}
        size="small"
      />
    </li>
  );
};

/** To the firm: experts with whom it may talk although they have not bid. */
export const TalkPartners = ({ need }: { need: string }) => {
  const t = useWords();
  const found = useCall(listTalkPartners, { params: { id: need } });
  if (!found.data || found.data.items.length === 0) return null;
  return (
    <Panel title={t('needs.talks.partners')} note={t('needs.talks.partnersNote')} flush>
      <ul>
        {found.data.items.map((partner) => (
          <Row key={partner.expert.id} {...{ need, partner }} />
        ))}
      </ul>
    </Panel>
  );
};
