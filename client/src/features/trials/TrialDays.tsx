import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { shortDayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './trials.css';

const radius = 38;
const round = 2 * Math.PI * radius;

/** The share of the term that is used, as a ring; decoration beside the figure. */
const TermRing = ({ used, tone }: { used: number; tone: 'ok' | 'wait' | 'over' }) => (
  <svg width="88" height="88" viewBox="0 0 88 88" aria-hidden="true" className={`ring ${tone}`}>
    <circle cx="44" cy="44" r={radius} />
    <circle
      cx="44"
      cy="44"
      r={radius}
      className="used"
      strokeDasharray={`${round * Math.min(1, Math.max(0, used))} ${round}`}
      transform="rotate(-90 44 44)"
    />
  </svg>
);

const toneOf = (view: TrialView): 'ok' | 'wait' | 'over' =>
  view.overdue || (view.daysLeft ?? 0) < 0 ? 'over' : (view.daysLeft ?? 99) <= 30 ? 'wait' : 'ok';

/** How long it still runs, by when it has to be decided, and what happens otherwise. */
export const TrialDays = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const language = useLanguage();
  if (view.daysLeft === undefined || !view.endsOn) return null;
  const day = (at: string | undefined) => (at ? shortDayText(at, language) : undefined);
  const left = view.daysLeft;
  const used = view.termDays ? 1 - left / view.termDays : 1;
  return (
    <Panel>
      <div className="row spread top">
        <p>
          <span className="soft">{t(left < 0 ? 'trial.daysOver' : 'trial.daysLeft')}</span>
          <br />
          <b className="trial-days">{Math.abs(left)}</b> {t('trial.days')}
        </p>
        <TermRing used={used} tone={toneOf(view)} />
      </div>
      <Facts
        rows={[
          [t('trial.decideBy'), t('trial.before', { day: day(view.endsOn) ?? '' })],
          [
            t('trial.stopUse'),
            <span className="late" key="stop">
              {day(view.stopUseOn)}
            </span>,
          ],
          [
            t('trial.extendable'),
            view.extensionDays && left >= 0
              ? t('trial.extendDays', { count: view.extensionDays })
              : t('trial.notExtendable'),
          ],
          [t('trial.reportBy'), day(view.nextReportOn)],
        ]}
      />
    </Panel>
  );
};
