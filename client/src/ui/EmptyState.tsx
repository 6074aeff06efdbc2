import type { ReactNode } from 'react';
import { DashedBridge } from './Bridge.tsx';
import './EmptyState.css';

interface Props {
  /** the fact: 还没有人揭榜 */
  title: ReactNode;
  /** why, and what usually helps */
  children?: ReactNode;
  /** the first step, as primary; at most one more beside it */
  action?: ReactNode;
  level?: 2 | 3;
}

/** Nothing there yet: a fact, why, and the first step. */
export const EmptyState = ({ title, children, action, level = 2 }: Props) => {
  const Heading = `h${level}` as const;
  return (
    <div className="empty">
      <DashedBridge />
      <Heading>{title}</Heading>
      {children ? <p className="soft">{children}</p> : null}
      {action ? <div className="row wrap empty-action">{action}</div> : null}
    </div>
  );
};
