import type { ReactNode } from 'react';
import { useWords } from '../platform/words/speech.ts';
import { HealthRing } from './HealthRing.tsx';
import { Mark } from './Mark.tsx';
import { Panel } from './Panel.tsx';
import './HealthPanel.css';

export interface Gap {
  key: string;
  /** “磨削节拍”没写怎么测 */
  title: string;
  /** 例：产线计时，连续 8 小时取均值 */
  hint?: ReactNode;
  points: number;
  /** something is there but not enough */
  half?: boolean;
}

export interface Health {
  score: number;
  /** points from which it may be submitted */
  line: number;
  gaps: readonly Gap[];
}

interface Props extends Health {
  title?: string;
  /** jumps to the field */
  onJump: (key: string) => void;
  /** what is complete, shown after the gaps */
  done?: readonly { key: string; title: string; hint?: ReactNode }[];
  /** another verdict, where nothing is submitted: the line is not spoken of then */
  said?: string;
  /** one sentence from experience: 像您这样写的难题，7/9 有人揭榜 */
  note?: ReactNode;
}

/** The score when the gaps listed were filled. */
export const reachable = ({ score, gaps }: Pick<Health, 'score' | 'gaps'>): number =>
  Math.min(100, score + gaps.reduce((sum, gap) => sum + gap.points, 0));

const GapRow = ({ gap, onJump }: { gap: Gap; onJump: (key: string) => void }) => {
  const t = useWords();
  return (
    <li className="gap">
      <Mark verdict={gap.half ? 'partly' : 'no'} label="" />
      <div>
        <b>{gap.title}</b>
        {gap.hint ? <div className="small soft">{gap.hint}</div> : null}
      </div>
      <button type="button" className="gap-fill" onClick={() => onJump(gap.key)}>
        {gap.points > 0 ? t('ui.health.points', { points: gap.points }) : null}{' '}
        {t('ui.health.fill')}
        <span className="unseen">{t('ui.health.fillGap', { gap: gap.title })}</span>
      </button>
    </li>
  );
};

type VerdictProps = Health & { note?: ReactNode; said?: string | undefined };

const HealthVerdict = ({ score, line, gaps, note, said }: VerdictProps) => {
  const t = useWords();
  const verdict =
    score >= line ? t('ui.health.ready') : t('ui.health.notYet', { missing: line - score });
  const best = reachable({ score, gaps });
  return (
    <div>
      <p className="big" aria-live="polite">
        <b>{gaps.length === 0 ? t('ui.health.whole') : (said ?? verdict)}</b>
      </p>
      <p className="small soft">
        {said && t('ui.health.reach', { count: gaps.length, score: best })}
        {!said &&
          (gaps.length > 0
            ? t('ui.health.upTo', { line, count: gaps.length, score: best })
            : t('ui.health.lineOnly', { line }))}
      </p>
      {note ? <p className="small muted">{note}</p> : null}
    </div>
  );
};

/** 体检: the score against the line, and what is missing as to-dos that jump to their fields. */
export const HealthPanel = (props: Props) => {
  const t = useWords();
  const { score, line, gaps, done = [], onJump } = props;
  return (
    <Panel title={props.title ?? t('ui.health.title')} aside={t('ui.health.live')}>
      <div className="health-head">
        <HealthRing score={score} line={line} />
        <HealthVerdict score={score} line={line} gaps={gaps} note={props.note} said={props.said} />
      </div>
      <ul className="gaps" aria-label={t('ui.health.list')}>
        {gaps.map((gap) => (
          <GapRow key={gap.key} gap={gap} onJump={onJump} />
        ))}
        {done.map((item) => (
          <li className="gap" key={item.key}>
            <Mark verdict="yes" label="" />
            <div>
              <b>{item.title}</b>
              {item.hint ? <div className="small soft">{item.hint}</div> : null}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
