import type { TrialCost, TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useState } from 'react';
import { figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { CostSum } from './CostSum.tsx';
import { TryCost } from './TryCost.tsx';
import './trials.css';

/** The figures a formula reads, as they were reported. */
const Quantities = ({ cost }: { cost: TrialCost }) => {
  const t = useWords();
  if (!cost.formula) return null;
  return (
    <p className="small soft">
      {t('trial.cost.formula', { formula: cost.formula })}{' '}
      {cost.quantities
        .map(({ label, value, unit }) => `${label} ${figureText(value, unit)}`)
        .join('，')}
    </p>
  );
};

/** 留用要付多少: by the agreed terms and what was reported, with the county's money taken off line by line. */
export const TrialCostPanel = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const [trying, setTrying] = useState(false);
  const { cost } = view;
  // What keeping costs is no question any more once the trial is over.
  if (!cost || view.state === 'ended') return null;
  return (
    <Panel title={t('trial.cost.title')} aside={t('trial.cost.aside')}>
      <div className="stack">
        <CostSum cost={cost} yours={view.standings.includes('firm')} />
        <Quantities cost={cost} />
        {cost.quantities.length ? (
          <p>
            <Action look="text" onClick={() => setTrying(true)}>
              {t('trial.cost.try')}
            </Action>
          </p>
        ) : null}
      </div>
      {trying ? <TryCost id={view.id} cost={cost} onClose={() => setTrying(false)} /> : null}
    </Panel>
  );
};
