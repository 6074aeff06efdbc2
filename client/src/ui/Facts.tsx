import { Fragment, type ReactNode } from 'react';
import './Facts.css';

/** Names and values side by side; what has no value is left out. */
export const Facts = ({
  rows,
}: {
  rows: readonly (readonly [name: string, value: ReactNode])[];
}) => (
  <dl className="facts">
    {rows.map(([name, value]) =>
      value === undefined || value === null || value === '' || value === false ? null : (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ),
    )}
  </dl>
);
