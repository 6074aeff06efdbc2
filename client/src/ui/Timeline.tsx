import type { ReactNode } from 'react';
import { DateText } from './DateText.tsx';
import './Timeline.css';

export interface TimelineItem {
  key: string;
  /** ISO moment */
  at: string;
  /** what happened: 提交揭榜 */
  what: ReactNode;
  /** by whom */
  who?: ReactNode;
  /** a reason or a remark */
  note?: ReactNode;
  tone?: 'live' | 'wait' | 'over';
}

/** What happened, newest first, from recorded facts. */
export const Timeline = ({ items, label }: { items: readonly TimelineItem[]; label?: string }) => (
  <ol className="timeline" aria-label={label}>
    {items.map((item) => (
      <li key={item.key} className={item.tone ?? 'live'}>
        <div className="row spread top">
          <span>
            {item.what}
            {item.who ? <span className="small muted"> {item.who}</span> : null}
          </span>
          <span className="small muted">
            <DateText at={item.at} as="shortMoment" />
          </span>
        </div>
        {item.note ? <p className="small soft">{item.note}</p> : null}
      </li>
    ))}
  </ol>
);
