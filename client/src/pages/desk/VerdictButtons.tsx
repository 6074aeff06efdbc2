import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import type { Judged } from './VerdictSheet.tsx';

interface Props {
  of: Omit<Judged, 'verdict'>;
  standing: 'unverified' | 'verified' | 'refused';
  onAsk: (judged: Judged) => void;
}

/** Both verdicts on what waits; on what is decided, the other one. */
export const VerdictButtons = ({ of, standing, onAsk }: Props) => {
  const t = useWords();
  const verify = t('office.organisations.verify');
  const refuse = t(
    standing === 'verified' ? 'office.organisations.turn' : 'office.organisations.refuse',
  );
  return (
    <>
      {standing === 'verified' ? null : (
        <Action
          size="small"
          look="outline"
          label={`${verify} ${of.name}`}
          onClick={() => onAsk({ ...of, verdict: 'verified' })}
        >
          {verify}
        </Action>
      )}
      {standing === 'refused' ? null : (
        <Action
          size="small"
          look={standing === 'verified' ? 'text' : 'plain'}
          label={`${refuse} ${of.name}`}
          onClick={() => onAsk({ ...of, verdict: 'refused' })}
        >
          {refuse}
        </Action>
      )}
    </>
  );
};
