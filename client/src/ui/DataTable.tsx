import type { ReactNode } from 'react';
import './DataTable.css';

export interface Column<R> {
  key: string;
  title: string;
  cell: (row: R) => ReactNode;
  /** figures stand at the right */
  right?: boolean;
  /** the one that names the row: on a phone it stands on top, without its title */
  head?: boolean;
}

interface Props<R> {
  label: string;
  columns: readonly Column<R>[];
  rows: readonly R[];
  keyOf: (row: R) => string;
}

/** A plain table; on a phone every row is a card that names its cells. Roles are said, since the card is no table. */
export const DataTable = <R,>({ label, columns, rows, keyOf }: Props<R>) => (
  // biome-ignore lint/a11y/noRedundantRoles: display: block on a phone takes the roles away
  <table className="data" aria-label={label} role="table">
    <thead>
      <tr>
        {columns.map(({ key, title, right }) => (
          <th key={key} scope="col" className={right ? 'right' : undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        // biome-ignore lint/a11y/noRedundantRoles: as above
        <tr key={keyOf(row)} role="row">
          {columns.map(({ key, title, cell, right, head }) => (
            <td
              key={key}
              // biome-ignore lint/a11y/noRedundantRoles: as above
              role="cell"
              data-title={head ? undefined : title}
              className={right ? 'right' : undefined}
            >
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
