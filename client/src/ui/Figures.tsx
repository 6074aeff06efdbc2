import type { ReactNode } from 'react';
import './Figures.css';

/** A number as people say it, and what it counts. */
export const Figure = ({ value, word, bad }: { value: string; word: string; bad?: boolean }) => (
  <div>
    <dd className={bad ? 'figure late' : 'figure'}>{value}</dd>
    <dt className="small muted">{word}</dt>
  </div>
);

/** A few numbers side by side. */
export const Figures = ({ children }: { children: ReactNode }) => (
  <dl className="figures">{children}</dl>
);
