import type { TrialSeries, TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useState } from 'react';
import { aimText, dayText, figureText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { TrialChart } from './TrialChart.tsx';
import { TrialDeedSheet } from './TrialDeedSheet.tsx';
import { mayOnTrial } from './trial.deeds.ts';
import './trials.css';

/** Before -> now of one indicator, and whether what was agreed is reached. */
const Figure = ({ series }: { series: TrialSeries }) => {
  const t = useWords();
  const aim = aimText({ ...series, upper: null });
  const met = series.met === 'yes';
  return (
    <div>
      <p className="small soft">{series.name}</p>
      <p className="trial-before-now">
        <span>{figureText(series.baseline, series.unit)}</span>
        <span aria-hidden="true" className="lives">
          →
        </span>
        <b>{figureText(series.latest, series.unit)}</b>
      </p>
      <p className={`small row ${met ? 'lives' : 'waits'}`}>
        {series.met === 'unknown' ? (
          t('trial.series.unknown')
        ) : (
          <>
            <Mark verdict={met ? 'yes' : series.met === 'partly' ? 'partly' : 'no'} />
            {met
              ? t('trial.series.met', { aim })
              : t('trial.series.gap', { aim, gap: figureText(series.gap, series.unit) })}
          </>
        )}
      </p>
    </div>
  );
};

const Source = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const language = useLanguage();
  const last = view.reports
    .map(({ on }) => on)
    .sort()
    .at(-1);
  const confirmed = view.baseline?.confirmed;
  return (
    <p className="small soft">
      {last
        ? t('trial.series.source', { count: view.reports.length, day: dayText(last, language) })
        : null}
      {confirmed
        ? t('trial.series.confirmed', { name: confirmed.by, day: dayText(confirmed.at, language) })
        : t('trial.series.unconfirmed')}{' '}
      <a className="underlined" href="#reports">
        {t('trial.series.raw')}
      </a>
    </p>
  );
};

const RecordButton = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  if (!mayOnTrial(view, 'report')) return null;
  return (
    <>
      <Action size="small" onClick={() => setOpen(true)}>
        {t('trial.series.record')}
      </Action>
      {open ? <TrialDeedSheet view={view} deed="report" onClose={() => setOpen(false)} /> : null}
    </>
  );
};

/** 试用前后: what was measured before, since, and what was agreed. */
export const TrialSeriesPanel = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const [key, setKey] = useState(view.series[0]?.key ?? '');
  const shown = view.series.find((one) => one.key === key) ?? view.series[0];
  if (!shown || !view.startedOn || !view.endsOn)
    return view.terms ? <EmptyState title={t('trial.series.none')} /> : null;
  return (
    <Panel
      flush
      title={t('trial.series.title')}
      note={
        view.series.length > 1 ? (
          <Segments
            label={t('trial.series.choose')}
            options={view.series.map((one) => ({ value: one.key, label: one.name }))}
            value={shown.key}
            onChange={setKey}
          />
        ) : undefined
      }
      aside={<RecordButton view={view} />}
      foot={<Source view={view} />}
    >
      <div className="panel-body">
        <TrialChart series={shown} from={view.startedOn} to={view.endsOn} />
      </div>
      <div className="trial-figures">
        {view.series.map((one) => (
          <Figure key={one.key} series={one} />
        ))}
      </div>
    </Panel>
  );
};
