import type { Machine, Tone } from '@zhiqiao/shared/kernel/machine';
import type { ReactNode } from 'react';
import { useLanguage } from '../platform/words/speech.ts';
import './StatePill.css';

const shapes: Record<Tone, ReactNode> = {
  draft: <rect x="1" y="1" width="6" height="6" rx="1" strokeWidth="1.3" strokeDasharray="2 1.4" />,
  wait: <path d="M4 .8a3.2 3.2 0 1 1 0 6.4A3.2 3.2 0 0 1 4 .8zM4 2v2.2l1.4 1" strokeWidth="1.2" />,
  live: <circle cx="4" cy="4" r="3.2" fill="currentColor" stroke="none" />,
  done: <path d="M.8 4.2l2.2 2.3L7.2 1.5" strokeWidth="1.6" />,
  over: <path d="M4 .6l3.6 6.8H.4z" fill="currentColor" stroke="none" />,
  end: <path d="M1 4h6" strokeWidth="1.6" />,
};

interface Props {
  tone: Tone;
  children: ReactNode;
  title?: string;
}

/** A state as role, shape and word: the colour never speaks alone. */
export const StatePill = ({ tone, children, title }: Props) => (
  <span className={`pill ${tone}`} title={title}>
    <svg
      width="8"
      height="8"
      viewBox="0 0 8 8"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      {shapes[tone]}
    </svg>
    {children}
  </span>
);

interface MachinePillProps<S extends string> {
  machine: Machine<S, string>;
  state: S;
  /** ISO moment by which somebody had to act: past it, the tone turns and the word stays in the tooltip */
  due?: string | undefined;
  /** the word for "past its clock", like 逾期未答复 */
  overdue?: string;
  now?: Date;
}

/** The pill of a machine's state. Tone comes from machine × clock, never from page code. */
export const MachinePill = <S extends string>(props: MachinePillProps<S>) => {
  const language = useLanguage();
  const state = props.machine.states[props.state];
  const word = language === 'en' ? state.en : state.zh;
  const late =
    props.due !== undefined && Date.parse(props.due) < (props.now ?? new Date()).getTime();
  if (!late || state.final) return <StatePill tone={state.tone}>{word}</StatePill>;
  return (
    <StatePill tone="over" title={word}>
      {props.overdue ?? word}
    </StatePill>
  );
};
