import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../platform/words/speech.ts';
import { type Health, reachable } from './HealthPanel.tsx';
import './HealthPanel.css';

interface Props extends Health {
  onJump: (key: string) => void;
  /** 草稿已存在本机 10:42 */
  saved?: ReactNode;
  /** the primary button of the form */
  action: ReactNode;
}

/** The check docked at the bottom of a phone: score, gaps on a tap, and the one button. Replaces the phone bar. */
export const HealthDock = ({ score, line, gaps, onJump, saved, action }: Props) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const list = useId();
  const jump = (key: string) => {
    setOpen(false);
    onJump(key);
  };
  return (
    <div className="dock phone-only">
      {open ? (
        <ul id={list} className="dock-gaps" aria-label={t('ui.health.list')}>
          {gaps.map((gap) => (
            <li key={gap.key}>
              <button type="button" onClick={() => jump(gap.key)}>
                <span className="grow">{gap.title}</span>
                <span className="lives">{t('ui.health.points', { points: gap.points })}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="row">
        <button
          type="button"
          className="grow"
          aria-expanded={open}
          aria-controls={list}
          disabled={gaps.length === 0}
          onClick={() => setOpen(!open)}
        >
          <b className={score >= line ? undefined : 'waits'}>
            {t('ui.health.dockScore', { score })}
          </b>{' '}
          {gaps.length > 0 ? (
            <span className="small waits">
              {t('ui.health.dockGaps', { count: gaps.length, score: reachable({ score, gaps }) })}
            </span>
          ) : null}
          {saved ? <span className="tiny muted dock-saved">{saved}</span> : null}
        </button>
        {action}
      </div>
    </div>
  );
};
