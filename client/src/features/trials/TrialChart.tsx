import type { TrialSeries } from '@zhiqiao/shared/trials/trial.view';
import { aimText, figureText, shortDayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { useWidth } from '../../ui/useWidth.ts';
import { placeOfLatest, shiftBeside } from './chart.places.ts';
import { dayNumber, monthsBetween, type Scale, scaleOf } from './chart.scale.ts';
import './TrialChart.css';

interface Props {
  series: TrialSeries;
  /** first and last day of the term */
  from: string;
  to: string;
}

const height = 300;
const edge = { top: 40, bottom: 30, left: 52 };

interface Frame {
  scale: Scale;
  left: number;
  right: number;
  /** no room for a level's words in one line */
  narrow: boolean;
  x: (day: string) => number;
  y: (value: number) => number;
}

/** Where days and values lie in a box of this width; labels of the levels stand at the right. */
const frameOf = ({ series, from, to }: Props, width: number): Frame => {
  const values = series.points.map(({ value }) => value);
  if (series.baseline !== undefined) values.push(series.baseline);
  const scale = scaleOf([...values, series.target]);
  const days = series.points.map(({ on }) => dayNumber(on));
  const [first, last] = [Math.min(dayNumber(from), ...days), Math.max(dayNumber(to), ...days)];
  const narrow = width < 480;
  const right = width - (narrow ? 70 : 110);
  const room = height - edge.top - edge.bottom;
  return {
    scale,
    left: edge.left,
    right,
    narrow,
    x: (day) =>
      edge.left + ((dayNumber(day) - first) / Math.max(1, last - first)) * (right - edge.left),
    y: (value) => edge.top + (1 - (value - scale.low) / (scale.high - scale.low)) * room,
  };
};

const Grid = ({ frame, series, from, to }: Props & { frame: Frame }) => {
  const language = useLanguage();
  const months = monthsBetween(dayNumber(from), dayNumber(to), frame.right < 420 ? 4 : 7);
  const monthWord = (day: string) =>
    language === 'en' ? shortDayText(day, language).slice(2) : `${Number(day.slice(5, 7))}月`;
  return (
    <g className="grid">
      {frame.scale.lines.map((value) => (
        <g key={value}>
          <line x1={frame.left} x2={frame.right} y1={frame.y(value)} y2={frame.y(value)} />
          <text x={frame.left - 8} y={frame.y(value) + 4} textAnchor="end">
            {figureText(value, /^[%‰°]/.test(series.unit) ? series.unit : '')}
          </text>
        </g>
      ))}
      {months.map((day) => (
        <text key={day} x={frame.x(day)} y={height - 8} textAnchor="middle">
          {monthWord(day)}
        </text>
      ))}
    </g>
  );
};

interface LevelProps {
  frame: Frame;
  look: string;
  word: string;
  figure: string;
  /** pixels from above */
  at: number;
}

/** What a level is: in one line, or on a phone its word over its figure. */
const LevelWord = ({ frame, look, word, figure, at }: LevelProps) => {
  const x = frame.right + 6;
  if (!frame.narrow)
    return (
      <text className={look} x={x} y={at + 4}>
        {word} {figure}
      </text>
    );
  return (
    <text className={look} x={x} y={at - 3}>
      <tspan>{word}</tspan>
      <tspan x={x} dy={14}>
        {figure}
      </tspan>
    </text>
  );
};

/** Levels may lie close together: the label of the lower one moves down. */
const Levels = ({ frame, series }: { frame: Frame; series: TrialSeries }) => {
  const t = useWords();
  const aimAt = frame.y(series.target);
  const fromAt = series.baseline === undefined ? undefined : frame.y(series.baseline);
  return (
    <>
      <line className="aim" x1={frame.left} x2={frame.right} y1={aimAt} y2={aimAt} />
      <LevelWord
        frame={frame}
        look="aim-word"
        word={t('trial.series.agreed')}
        figure={figureText(series.target, series.unit)}
        at={aimAt}
      />
      {fromAt === undefined ? null : (
        <>
          <line className="before" x1={frame.left} x2={frame.right} y1={fromAt} y2={fromAt} />
          <LevelWord
            frame={frame}
            look="before-word"
            word={t('trial.series.from')}
            figure={figureText(series.baseline, series.unit)}
            at={fromAt + shiftBeside(fromAt, aimAt, frame.narrow ? 31 : 17)}
          />
        </>
      )}
    </>
  );
};

const Course = ({ frame, series, from }: Props & { frame: Frame }) => {
  const start =
    series.baseline === undefined ? [] : [{ on: from, value: series.baseline, note: '' }];
  const points = [...start, ...series.points];
  const last = points.at(-1);
  if (!last) return null;
  const at = points.map(({ on, value }) => `${frame.x(on)},${frame.y(value)}`);
  const floor = height - edge.bottom;
  const word = figureText(last.value, series.unit);
  const spot = ({ on, value }: { on: string; value: number }) => ({
    x: frame.x(on),
    y: frame.y(value),
  });
  const before = points.at(-2);
  const place = placeOfLatest({
    before: before && spot(before),
    at: spot(last),
    wide: word.length * 10,
    right: frame.right,
    top: edge.top,
    floor,
  });
  const area = `${frame.x(points[0]!.on)},${floor} ${at.join(' ')} ${frame.x(last.on)},${floor}`;
  return (
    <g className="course">
      <polygon points={area} />
      <polyline points={at.join(' ')} />
      {points.map(({ on, value, note }) => (
        <circle
          key={on + value}
          cx={frame.x(on)}
          cy={frame.y(value)}
          r={note ? 4 : 2.5}
          className={note ? 'noted' : undefined}
        >
          {note ? <title>{note}</title> : null}
        </circle>
      ))}
      <circle cx={frame.x(last.on)} cy={frame.y(last.value)} r={5} />
      <text className="now" x={place.x} y={place.y} textAnchor={place.anchor}>
        {word}
      </text>
    </g>
  );
};

/** One indicator over the term: before, now, what was agreed, and the day it ends. */
export const TrialChart = (props: Props) => {
  const t = useWords();
  const language = useLanguage();
  const { box, width } = useWidth<HTMLDivElement>(680);
  const { series, to } = props;
  const frame = frameOf(props, width);
  const told = t('trial.series.chart', {
    name: series.name,
    from: figureText(series.baseline, series.unit),
    now: figureText(series.latest, series.unit),
    aim: aimText({ ...series, upper: null }),
    count: series.points.length,
  });
  return (
    <div ref={box} className="trial-chart">
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={told}
      >
        <Grid {...props} frame={frame} />
        <Levels frame={frame} series={series} />
        <Course {...props} frame={frame} />
        <line className="end" x1={frame.x(to)} x2={frame.x(to)} y1={26} y2={height - edge.bottom} />
        <text className="end-word" x={frame.x(to)} y={18} textAnchor="end">
          {t('trial.series.end', { day: shortDayText(to, language) })}
        </text>
      </svg>
    </div>
  );
};
