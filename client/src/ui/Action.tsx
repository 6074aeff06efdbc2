import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import './Action.css';

export interface ActionProps {
  children: ReactNode;
  /** one primary a view; danger is an outline only */
  look?: 'primary' | 'outline' | 'plain' | 'danger' | 'text';
  size?: 'small' | 'large';
  /** a page of ours: becomes a link */
  to?: string;
  /** a file or a page elsewhere */
  href?: string;
  onClick?: () => void;
  type?: 'button' | 'submit';
  form?: string;
  busy?: boolean;
  /** why it cannot be done now: shown beside the button's focus, and the button does nothing */
  blocked?: string | undefined;
  label?: string;
  full?: boolean;
  download?: boolean;
}

const classOf = ({ look = 'plain', size, full }: ActionProps): string =>
  ['action', look, size, full && 'full'].filter(Boolean).join(' ');

/** A button, or a link that looks like one. A blocked one stays reachable and says why. */
export const Action = (props: ActionProps) => {
  const reason = useId();
  const { children, to, href, label, busy, blocked } = props;
  const shared = { className: classOf(props), 'aria-label': label };
  if (to && !blocked) {
    return (
      <Link to={to} {...shared}>
        {children}
      </Link>
    );
  }
  if (href && !blocked) {
    return (
      <a href={href} download={props.download} {...shared}>
        {children}
      </a>
    );
  }
  const still = busy || Boolean(blocked);
  return (
    <button
      type={still ? 'button' : (props.type ?? 'button')}
      form={props.form}
      onClick={still ? undefined : props.onClick}
      aria-disabled={still || undefined}
      aria-busy={busy || undefined}
      aria-describedby={blocked ? reason : undefined}
      title={blocked}
      {...shared}
    >
      {children}
      {blocked ? (
        <span id={reason} className="unseen">
          {blocked}
        </span>
      ) : null}
    </button>
  );
};
