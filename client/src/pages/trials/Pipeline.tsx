import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { readTrialPipeline } from '@zhiqiao/shared/trials/trial.reading.endpoints';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Money } from '../../ui/Money.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

const sideOf = (who: string) =>
  (['firm', 'unit', 'expert', 'bureau'] as const).find((one) => one === who) ?? 'bureau';

/** The university office's view: how many stand at each stage, and for whom they wait. */
export const Pipeline = () => {
  const t = useWords();
  return (
    <Fetched of={useCall(readTrialPipeline, {})} shape="rows" bare>
      {({ stages, waiting, convertedFen }) => (
        <div className="trial-tiles">
          <Panel title={t('trial.pipeline.stages')} level={3}>
            <ul className="stack tight">
              {stages
                .filter(({ count }) => count > 0)
                .map(({ state, count, overdue }) => (
                  <li key={state} className="row spread">
                    <MachinePill machine={trialMachine} state={state} />
                    <span>
                      <b>{count}</b>
                      {overdue ? (
                        <span className="small late">
                          {' '}
                          {t('trial.pipeline.late', { count: overdue })}
                        </span>
                      ) : null}
                    </span>
                  </li>
                ))}
            </ul>
          </Panel>
          <Panel title={t('trial.pipeline.waiting')} level={3}>
            <ul className="stack tight">
              {waiting.map(({ who, count, overdue }) => (
                <li key={who} className="row spread">
                  {t(`trial.side.${sideOf(who)}`)}
                  <span>
                    {t('trial.pipeline.row', { count })}
                    {overdue ? (
                      <span className="small late">
                        {' '}
                        {t('trial.pipeline.late', { count: overdue })}
                      </span>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel title={t('trial.pipeline.converted')} level={3}>
            <p className="figure">
              <Money fen={convertedFen} exact />
            </p>
          </Panel>
        </div>
      )}
    </Fetched>
  );
};
