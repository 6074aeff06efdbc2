import { Fragment, type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { useWords } from '../platform/words/speech.ts';
import './Page.css';

export interface Crumb {
  label: ReactNode;
  to?: string;
}

interface Props {
  /** says the answer, not the name of the module */
  title: string;
  /** for the window's title, when the heading is a sentence that changes */
  windowTitle?: string;
  crumb?: readonly Crumb[];
  /** beside the title: the state's pill */
  pill?: ReactNode;
  /** under the title, one line */
  meta?: ReactNode;
  actions?: ReactNode;
  /** full width, for desks and boards */
  wide?: boolean;
  children?: ReactNode;
}

const Crumbs = ({ crumb }: { crumb: readonly Crumb[] }) => (
  <nav className="crumb" aria-label={useWords()('shell.crumb')}>
    {crumb.map(({ label, to }, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: crumbs are known by their place
      <Fragment key={index}>
        {index > 0 ? <span aria-hidden="true"> / </span> : null}
        {to ? <Link to={to}>{label}</Link> : <span>{label}</span>}
      </Fragment>
    ))}
  </nav>
);

/** A page: its title (h1 and window title), where it lies, what can be done, and its content. */
export const Page = (props: Props) => {
  const t = useWords();
  const { title, crumb, pill, meta, actions, wide, children } = props;
  const name = `${props.windowTitle ?? title} · ${t('shell.name')}`;
  useEffect(() => {
    document.title = name;
  }, [name]);
  return (
    <div className={wide ? 'frame wide page' : 'frame page'}>
      <header className="page-head">
        <div className="grow">
          {crumb ? <Crumbs crumb={crumb} /> : null}
          <div className="row wrap">
            <h1 tabIndex={-1}>{title}</h1>
            {pill}
          </div>
          {meta ? <div className="page-meta">{meta}</div> : null}
        </div>
        {actions ? <div className="row wrap page-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
};
