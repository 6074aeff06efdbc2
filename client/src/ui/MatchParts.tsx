import type { FeatureName, Match } from '@zhiqiao/shared/matching/match.schema';
import { Fragment } from 'react';
import { useWords } from '../platform/words/speech.ts';
import './MatchReasons.css';

/** Where the score comes from: each part with its points; they add up to the score. */
export const MatchParts = ({ match }: { match: Match }) => {
  const t = useWords();
  const parts = (Object.entries(match.contributions) as [FeatureName, number][]).toSorted(
    (a, b) => b[1] - a[1],
  );
  const most = Math.max(1, ...parts.map(([, points]) => points));
  return (
    <div className="stack tight">
      <div className="match-parts">
        {parts.map(([name, points]) => (
          <Fragment key={name}>
            <span>{t(`matching.feature.${name}`)}</span>
            <span
              className="match-part-bar"
              style={{ width: `${(points / most) * 100}%` }}
              aria-hidden="true"
            />
            <span className="right">{points}</span>
          </Fragment>
        ))}
      </div>
      <p className="tiny muted">{t('matching.weights', { version: match.weights })}</p>
    </div>
  );
};
