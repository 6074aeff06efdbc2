import { type GuardCode, guardWords } from '@zhiqiao/shared/trials/trial.guards';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useState } from 'react';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { TrialDeedSheet, useDeedWord } from './TrialDeedSheet.tsx';
import { decisions, deeds, deedsOnTrial, type TrialDeed } from './trial.deeds.ts';

/** Lacking only because the deed's own fields bring it: no reason to hold the button back. */
const brought: readonly GuardCode[] = [
  'diligenceWritten',
  'insuranceNamed',
  'checklistGiven',
  'checklistTicked',
  'baselineMeasured',
  'lessonsWritten',
  'stopUseStated',
  'materialsBack',
  'evidenceGiven',
  'findingWritten',
  'extendWithin',
  'priceByTerms',
  'priceRecorded',
  'contractTyped',
];

/** Why a deed cannot be done yet, in plain words; nothing when it can. */
export const useLacking = (view: TrialView) => {
  const english = useLanguage() === 'en';
  return (deed: TrialDeed): string | undefined =>
    view.moves
      .find(({ move }) => move === deed)
      ?.lacking.filter((code) => !brought.includes(code))
      .map((code) => guardWords[code][english ? 'en' : 'zh'])
      .join(english ? '; ' : '；') || undefined;
};

interface Props {
  view: TrialView;
  /** what has a place elsewhere on the page */
  without?: readonly TrialDeed[];
}

/** The buttons of a trial: the server's moves for this reader, the next step first. */
export const TrialMoves = ({ view, without = decisions }: Props) => {
  const t = useWords();
  const word = useDeedWord();
  const lacking = useLacking(view);
  const [asked, setAsked] = useState<TrialDeed>();
  const offered = deedsOnTrial(view).filter((deed) => !without.includes(deed));
  if (offered.length === 0) return <p className="muted">{t('trial.noMoves')}</p>;
  return (
    <div className="stack">
      {offered.map((deed) => {
        const why = lacking(deed);
        const look = deeds[deed].danger ? 'text' : deeds[deed].primary ? 'primary' : 'outline';
        return (
          <div key={deed} className="stack tight">
            <Action look={look} full blocked={why} onClick={() => setAsked(deed)}>
              {word(deed)}
            </Action>
            {why ? <p className="small muted">{why}</p> : null}
          </div>
        );
      })}
      {asked ? (
        <TrialDeedSheet view={view} deed={asked} onClose={() => setAsked(undefined)} />
      ) : null}
    </div>
  );
};
