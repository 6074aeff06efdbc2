import type { ReactNode } from 'react';
import { useWords } from '../platform/words/speech.ts';
import { Mark, type Verdict } from './Mark.tsx';
import './ReasonRow.css';

export interface Evidence {
  key: string;
  /** 2024 论文表 2 */
  text: ReactNode;
  /** opens the record behind it */
  onOpen?: () => void;
}

interface Props {
  verdict: Verdict;
  /** the indicator: 圆度 ≤ 0.8 μm */
  label: ReactNode;
  /** another word than 有证据 / 部分 / 无证据 / 冲突 */
  word?: string;
  evidence?: readonly Evidence[];
  /** what is known beyond the evidence's name */
  detail?: ReactNode;
  /** what would close the gap */
  gap?: ReactNode;
}

const tone = { yes: 'lives', partly: 'waits', no: 'muted', conflict: 'late' } as const;

const Source = ({ text, onOpen }: Evidence) =>
  onOpen ? (
    <button type="button" className="underlined" onClick={onOpen}>
      {text}
    </button>
  ) : (
    <span>{text}</span>
  );

/** One reason with its gap: sign, indicator, verdict, the record behind it, and what is still missing. */
export const ReasonRow = ({ verdict, label, word, evidence = [], detail, gap }: Props) => {
  const t = useWords();
  return (
    <li className="reason">
      <Mark verdict={verdict} label="" />
      <b className="reason-label">{label}</b>
      <span className={`reason-verdict ${tone[verdict]}`}>
        {word ?? t(`ui.verdict.${verdict}`)}
      </span>
      <span className="reason-why">
        {detail ? <span>{detail}</span> : null}
        {evidence.map((one) => (
          <Source {...one} key={one.key} />
        ))}
        {gap ? <span className="waits">{gap}</span> : null}
      </span>
    </li>
  );
};

/** The reasons of one candidate. */
export const ReasonList = ({ children, label }: { children: ReactNode; label?: string }) => (
  <ul className="reasons" aria-label={label}>
    {children}
  </ul>
);
