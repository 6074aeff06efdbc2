import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useState } from 'react';
import { moneyText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { TrialDeedSheet } from './TrialDeedSheet.tsx';
import { useLacking } from './TrialMoves.tsx';
import { deedsOnTrial } from './trial.deeds.ts';
import './trials.css';

type Choice = 'keep' | 'askExtension' | 'giveBack';
const words = { keep: 'keep', askExtension: 'extend', giveBack: 'back' } as const;

const useWhat = (view: TrialView) => {
  const t = useWords();
  const language = useLanguage();
  const pay = view.cost?.quote?.payFen ?? view.cost?.amountFen;
  return (choice: Choice): string => {
    if (choice === 'askExtension')
      return t('trial.decide.extendWhat', { count: view.extensionDays ?? 0 });
    if (choice === 'giveBack') return t('trial.decide.backWhat');
    return view.cost?.known && pay !== undefined
      ? t('trial.decide.keepWhat', { money: moneyText(pay, language) })
      : t('trial.decide.keepUnknown');
  };
};

/** 您的决定: three choices of equal weight; none is chosen for the firm. */
export const TrialDecision = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const what = useWhat(view);
  const lacking = useLacking(view);
  const [asked, setAsked] = useState<Choice>();
  const offered = deedsOnTrial(view);
  const choices = (['keep', 'askExtension', 'giveBack'] as const).filter((choice) =>
    offered.includes(choice),
  );
  if (!choices.includes('giveBack')) return null;
  return (
    <Panel
      title={t('trial.decide.title')}
      aside={view.inventor ? t('trial.seen', { name: view.inventor.name }) : undefined}
    >
      <div className="stack">
        {choices.map((choice) => {
          const why = lacking(choice);
          return (
            <div key={choice} className="trial-choice">
              <div className="grow">
                <b>{t(`trial.decide.${words[choice]}`)}</b>
                <p className="small soft">{why ?? what(choice)}</p>
              </div>
              <Action look="outline" blocked={why} onClick={() => setAsked(choice)}>
                {t(`trial.decide.${words[choice]}Go`)}
              </Action>
            </div>
          );
        })}
        <p className="small muted">{t('trial.decide.foot')}</p>
      </div>
      {asked ? (
        <TrialDeedSheet view={view} deed={asked} onClose={() => setAsked(undefined)} />
      ) : null}
    </Panel>
  );
};
