import { type ReactNode, useId } from 'react';
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
  level?: 2 | 3;
  id?: string;
  children: ReactNode;
}

/** A card: hairlines, a heading, its content. A region with the heading as its name. */
export const Panel = ({ title, aside, note, foot, flush, level = 2, id, children }: Props) => {
  const heading = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="panel" id={id} aria-labelledby={title ? heading : undefined}>
      {title ? (
        <header className="panel-head">
          <div className="row wrap">
            <Heading id={heading}>{title}</Heading>
            {note ? <span className="small muted">{note}</span> : null}
          </div>
          {aside ? <div className="small muted">{aside}</div> : null}
        </header>
      ) : null}
      {flush ? children : <div className="panel-body">{children}</div>}
      {foot ? <footer className="panel-foot">{foot}</footer> : null}
    </section>
  );
};
