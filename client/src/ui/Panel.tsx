import { type ReactNode, useEffect, useId, useState } from 'react';
import './Panel.css';

interface Props {
  title?: ReactNode;
  /** beside the title: a word of explanation or a link */
  aside?: ReactNode;
  /** directly behind the title, smaller */
  note?: ReactNode;
  foot?: ReactNode;
  /** rows and tables bring their own edges */
  flush?: boolean;
  /** shut until it is asked for, by its heading */
  folded?: boolean;
  level?: 2 | 3;
  id?: string;
  children: ReactNode;
}

/** Shut or open; a link to its id opens it. */
const useFold = (folded: boolean, id: string | undefined) => {
  const [asked, ask] = useState(false);
  useEffect(() => {
    if (!folded || !id) return;
    const open = () => {
      if (window.location.hash === `#${id}`) ask(true);
    };
    open();
    window.addEventListener('hashchange', open);
    return () => window.removeEventListener('hashchange', open);
  }, [folded, id]);
  return { shut: folded && !asked, turn: () => ask(!asked) };
};

/** A card: hairlines, a heading, its content. A region with the heading as its name. */
export const Panel = (props: Props) => {
  const { title, aside, note, foot, flush, folded = false, level = 2, id, children } = props;
  const heading = useId();
  const { shut, turn } = useFold(folded, id);
  const Heading = `h${level}` as const;
  const body = flush ? children : <div className="panel-body">{children}</div>;
  return (
    <section
      className={shut ? 'panel shut' : 'panel'}
      id={id}
      aria-labelledby={title ? heading : undefined}
    >
      {title ? (
        <header className="panel-head">
          <div className="row wrap">
            <Heading id={heading}>
              {folded ? (
                <button
                  type="button"
                  className="panel-fold fold"
                  aria-expanded={!shut}
                  onClick={turn}
                >
                  {title}
                </button>
              ) : (
                title
              )}
            </Heading>
            {note ? <span className="small muted">{note}</span> : null}
          </div>
          {aside ? <div className="small muted">{aside}</div> : null}
        </header>
      ) : null}
      {shut ? null : body}
      {foot && !shut ? <footer className="panel-foot">{foot}</footer> : null}
    </section>
  );
};
