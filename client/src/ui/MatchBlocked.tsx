import type { MatchBlock } from '@zhiqiao/shared/matching/match.schema';
import { Link } from 'react-router';
import { useWords } from '../platform/words/speech.ts';
import { ReasonList, ReasonRow } from './ReasonRow.tsx';

type Family = 'conflict' | 'capacity' | 'territory' | 'availability';

/** A hard rule forbids the pair: why, and the rule with its document. No score outweighs it. */
export const MatchBlocked = ({ blocked }: { blocked: MatchBlock }) => {
  const t = useWords();
  const family = blocked.reason.split('.')[0] as Family;
  return (
    <ReasonList label={t('matching.locked')}>
      <ReasonRow
        verdict={family === 'conflict' ? 'conflict' : 'no'}
        label={t('matching.locked')}
        word={t(`matching.guardWord.${family}`)}
        detail={
          <>
            {t(`matching.guard.${blocked.reason}`)}{' '}
            <Link to={`/rules#${blocked.rule}`}>{t('matching.guardRule')}</Link>
          </>
        }
      />
    </ReasonList>
  );
};
