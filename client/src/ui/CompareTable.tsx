import { type CSSProperties, Fragment, type ReactNode, useState } from 'react';
import { useWords } from '../platform/words/speech.ts';
import { Segments } from './Segments.tsx';
import { useNarrow } from './useNarrow.ts';
import './CompareTable.css';

export interface ComparePerson {
  key: string;
  name: string;
  /** avatar, title, pill, cover bar */
  head: ReactNode;
  /** the buttons at the foot of the column */
  actions?: ReactNode;
}

export interface CompareRow {
  key: string;
  label: ReactNode;
  /** by person's key */
  cells: Readonly<Record<string, ReactNode>>;
  /** keys of those with the best number in this row */
  best?: readonly string[];
}

export interface CompareGroup {
  key: string;
  title?: ReactNode;
  rows: readonly CompareRow[];
}

interface Props {
  label?: string;
  people: readonly ComparePerson[];
  groups: readonly CompareGroup[];
}

const Row = ({ row, people }: { row: CompareRow; people: readonly ComparePerson[] }) => {
  const t = useWords();
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {people.map(({ key }) => {
        const best = row.best?.includes(key);
        return (
          <td key={key} className={best ? 'best' : undefined}>
            {row.cells[key] ?? '—'}
            {best ? <span className="unseen"> {t('ui.compare.best')}</span> : null}
          </td>
        );
      })}
    </tr>
  );
};

const Table = ({ label, people, groups }: Props) => {
  const t = useWords();
  return (
    <section className="compare-scroll" aria-label={label ?? t('ui.compare.table')}>
      <table
        className="compare"
        style={{ '--least': `${132 + people.length * 208}px` } as CSSProperties}
      >
        <thead>
          <tr>
            <td />
            {people.map((person) => (
              <th key={person.key} scope="col">
                {person.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Fragment key={group.key}>
              {group.title ? (
                <tr className="compare-group">
                  <th scope="rowgroup" colSpan={people.length + 1}>
                    {group.title}
                  </th>
                </tr>
              ) : null}
              {group.rows.map((row) => (
                <Row key={row.key} row={row} people={people} />
              ))}
            </Fragment>
          ))}
          {people.some((person) => person.actions) ? (
            <tr>
              <td />
              {people.map((person) => (
                <td key={person.key}>
                  <div className="row wrap">{person.actions}</div>
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
};

/** People across, indicators down, actions in the last row. A phone shows one person at a time. */
export const CompareTable = (props: Props) => {
  const t = useWords();
  const narrow = useNarrow();
  const [key, setKey] = useState(props.people[0]?.key ?? '');
  if (!narrow || props.people.length < 2) return <Table {...props} />;
  const shown = props.people.find((person) => person.key === key) ?? props.people[0]!;
  return (
    <div className="stack">
      <Segments
        label={t('ui.compare.pick')}
        value={shown.key}
        onChange={setKey}
        options={props.people.map((person) => ({ value: person.key, label: person.name }))}
      />
      <Table {...props} people={[shown]} />
    </div>
  );
};
