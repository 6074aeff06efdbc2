import { listTrials } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { TrialCardRow } from '../../features/trials/TrialCardRow.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';

const shown = 3;

/** 先用后转 on a desk: what waits for the reader, else what runs; nothing while there is none. */
export const TrialsOnDesk = () => {
  const t = useWords();
  const waiting = useCall(listTrials, { query: { group: 'waiting', pageSize: shown } });
  const running = useCall(listTrials, { query: { group: 'running', pageSize: shown } });
  const group = waiting.data?.total ? 'waiting' : 'running';
  const found = (group === 'waiting' ? waiting : running).data;
  if (!found?.total) return null;
  return (
    <Panel
      flush
      title={t('trial.list.window')}
      note={`${t(`trial.list.groups.${group}`)} ${found.total}`}
      aside={
        <Link
          className="underlined"
          to={group === 'waiting' ? `${paths.trials}?tab=waiting` : paths.trials}
        >
          {t('trial.list.all')}
        </Link>
      }
    >
      <ul>
        {found.items.map((trial) => (
          <TrialCardRow key={trial.id} trial={trial} />
        ))}
      </ul>
    </Panel>
  );
};
