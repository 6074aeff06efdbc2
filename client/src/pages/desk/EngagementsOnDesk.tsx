import { listEngagements } from '@zhiqiao/shared/engagements/engagement.endpoints';
import { engagementMachine } from '@zhiqiao/shared/engagements/engagement.machine';
import {
  type EngagementStanding,
  engagementPolicy,
} from '@zhiqiao/shared/engagements/engagement.policy';
import type { EngagementView } from '@zhiqiao/shared/engagements/engagement.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { OpenTalk } from '../../features/conversations/OpenTalk.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Money } from '../../ui/Money.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import '../../features/comparing/comparing.css';

const Row = ({ deal }: { deal: EngagementView }) => {
  const t = useWords();
  const standings = deal.standings as EngagementStanding[];
  const other = standings.includes('firm') ? deal.expert.name : deal.firm.name;
  return (
    <li className="talk-row">
      <div className="grow">
        <div className="row wrap">
          <Link to={paths.need(deal.need.id)}>
            <b>{deal.need.title}</b>
          </Link>
          <MachinePill machine={engagementMachine} state={deal.state} />
        </div>
        <p className="small muted dotted">
          <span>{other}</span>
          <span>
            <Money fen={deal.price} />
          </span>
          <span>{deal.number}</span>
        </p>
      </div>
      {permits(engagementPolicy, 'talk', standings) ? (
        <OpenTalk
          about={{ kind: 'engagement', id: deal.id }}
          words={t('needs.talks.open')}
          known={deal.conversation}
          unread={deal.unread}
          size="small"
        />
      ) : null}
    </li>
  );
};

/** The engagements of a firm or an expert, latest first, each with its talk; nothing while there is none. */
export const EngagementsOnDesk = () => {
  const t = useWords();
  const [{ deals }, set] = useUrlState({ deals: 1 });
  const found = useCall(listEngagements, { query: { page: deals, pageSize: 5 } }, { keep: true });
  if (!found.data?.total) return null;
  return (
    <Panel
      flush
      title={t('office.engagements.mine')}
      note={t('office.engagements.count', { count: found.data.total })}
    >
      <ul>
        {found.data.items.map((deal) => (
          <Row key={deal.id} deal={deal} />
        ))}
      </ul>
      <Pager {...found.data} onPage={(next) => set({ deals: next })} />
    </Panel>
  );
};
