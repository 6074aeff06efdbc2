import type { ReactNode } from 'react';
import { useWords } from '../platform/words/speech.ts';

/** How far something is met: by evidence, in part, not at all, or standing against it. */
export type Verdict = 'yes' | 'partly' | 'no' | 'conflict';

const shapes: Record<Verdict, ReactNode> = {
  yes: (
    <>
      <circle cx="7" cy="7" r="6" fill="var(--cel-600)" />
      <path d="M4.2 7.2l2 2 3.6-4" stroke="#fff" strokeWidth="1.5" />
    </>
  ),
  partly: (
    <>
      <circle cx="7" cy="7" r="5.4" fill="#fff" stroke="var(--och-500)" strokeWidth="1.3" />
      <path d="M7 1.6a5.4 5.4 0 0 1 0 10.8z" fill="var(--och-500)" />
    </>
  ),
  no: (
    <circle
      cx="7"
      cy="7"
      r="5.4"
      stroke="var(--line-ctl)"
      strokeWidth="1.3"
      strokeDasharray="2.2 1.8"
    />
  ),
  conflict: (
    <path
      d="M7 1l6 11.5H1zM7 5.2v3.4M7 10v1"
      stroke="var(--cin-600)"
      strokeWidth="1.3"
      strokeLinejoin="round"
    />
  ),
};

interface Props {
  verdict: Verdict;
  /** another word than 有证据 / 部分 / 无证据 / 冲突; '' when the word stands beside it */
  label?: string;
}

/** The sign of a verdict; its label is read aloud unless the word stands beside it. */
export const Mark = ({ verdict, label }: Props) => {
  const t = useWords();
  const name = label ?? t(`ui.verdict.${verdict}`);
  const told = name
    ? ({ role: 'img', 'aria-label': name } as const)
    : ({ 'aria-hidden': true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named, or hidden because the word stands beside it
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      style={{ verticalAlign: -2 }}
      {...told}
    >
      {shapes[verdict]}
    </svg>
  );
};
