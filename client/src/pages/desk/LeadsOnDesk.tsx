import { listLeads } from '@zhiqiao/shared/leads/lead.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

const shown = 3;

/** 供需推荐 on a desk: how many wait and the best of them; nothing while there is none. */
export const LeadsOnDesk = ({ state }: { state: 'toUnit' | 'toFirm' }) => {
  const t = useWords();
  const { data } = useCall(listLeads, { query: { state, pageSize: shown } });
  if (!data?.waiting) return null;
  return (
    <Panel
      flush
      title={t('leads.onDesk')}
      note={t('leads.title', { count: data.waiting })}
      aside={
        <Link className="underlined" to={`${paths.leads}?state=${state}`}>
          {t('leads.look')}
        </Link>
      }
    >
      <ul className="plain-rows">
        {data.items.map(({ id, outcome, need, firm }) => (
          <li key={id}>
            <div className="grow">
              <Link to={`${paths.leads}?state=${state}`}>
                <b>{outcome.title}</b>
              </Link>
              <p className="small soft">
                {state === 'toFirm' ? t('leads.yours') : t('leads.answers', { firm })} {need.title}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
