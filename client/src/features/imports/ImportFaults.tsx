import type { ImportFault, ImportView } from '@zhiqiao/shared/imports/import.schema';
import { useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { Panel } from '../../ui/Panel.tsx';

const first = 50;

const useColumns = () => {
  const t = useWords();
  return [
    {
      key: 'row',
      title: t('imports.row'),
      cell: ({ row }: ImportFault) => row,
    },
    {
      key: 'column',
      title: t('imports.column'),
      cell: ({ column }: ImportFault) => <b>{column}</b>,
    },
    {
      key: 'value',
      title: t('imports.value'),
      cell: ({ value }: ImportFault) =>
        value ? value : <span className="muted">{t('imports.emptyCell')}</span>,
    },
    {
      key: 'message',
      title: t('imports.message'),
      cell: ({ message }: ImportFault) => <span className="late">{message}</span>,
    },
  ];
};

/** Every fault by row and column, in the order of the sheet, so that it can be mended there. */
export const ImportFaults = ({ view }: { view: Pick<ImportView, 'faults' | 'faultCount'> }) => {
  const t = useWords();
  const columns = useColumns();
  const [all, setAll] = useState(false);
  const sorted = view.faults.toSorted((a, b) => a.row - b.row);
  const shown = all ? sorted : sorted.slice(0, first);
  const rest = sorted.length - shown.length;
  const unlisted = view.faultCount - view.faults.length;
  return (
    <Panel
      title={t('imports.faults')}
      aside={view.faultCount}
      flush
      foot={
        rest > 0 ? (
          <Action look="text" size="small" onClick={() => setAll(true)}>
            {t('imports.moreFaults', { count: rest })}
          </Action>
        ) : unlisted > 0 ? (
          t('imports.notListed', { count: unlisted })
        ) : null
      }
    >
      <DataTable
        label={t('imports.faults')}
        columns={columns}
        rows={shown.map((fault, index) => ({ ...fault, index }))}
        keyOf={({ index }) => String(index)}
      />
    </Panel>
  );
};
