import type { ReactNode } from 'react';
import { useWords } from '../platform/words/speech.ts';
import './StateTrack.css';

export interface TrackStep {
  key: string;
  name: ReactNode;
  /** 11月5日 · 用 2 日 */
  when?: ReactNode;
}

interface Props {
  steps: readonly TrackStep[];
  /** index of the step where it stands; past the last one when all are done */
  at: number;
}

const phaseOf = (index: number, at: number) =>
  index < at ? 'done' : index === at ? 'now' : 'next';

/** How far something has come, with dates. Hidden on a phone: the next move says it there. */
export const StateTrack = ({ steps, at }: Props) => {
  const t = useWords();
  return (
    <ol className="state-track" aria-label={t('ui.track.label')}>
      {steps.map((step, index) => {
        const phase = phaseOf(index, at);
        return (
          <li key={step.key} className={phase} aria-current={phase === 'now' ? 'step' : undefined}>
            <span className="unseen">{t(`ui.track.${phase}`)} </span>
            {step.name}
            {step.when ? <small>{step.when}</small> : null}
          </li>
        );
      })}
    </ol>
  );
};
