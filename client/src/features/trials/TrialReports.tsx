import type { TrialReport, TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useState } from 'react';
import { figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { type Column, DataTable } from '../../ui/DataTable.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { FileLinks } from './TrialPapers.tsx';

type Row = Omit<TrialReport, 'quantities'> & Partial<Pick<TrialReport, 'quantities'>>;

const useColumns = (view: TrialView): Column<Row>[] => {
  const t = useWords();
  return [
    { key: 'on', title: t('trial.papers.on'), head: true, cell: ({ on }) => <DateText at={on} /> },
    ...view.series.map(
      (one): Column<Row> => ({
        key: one.key,
        title: one.name,
        right: true,
        cell: ({ values }) => (
          <span className="keep">
            {figureText(values.find(({ key }) => key === one.key)?.value, one.unit)}
          </span>
        ),
      }),
    ),
    ...(view.cost?.quantities ?? []).map(
      (one): Column<Row> => ({
        key: `q.${one.name}`,
        title: one.label,
        right: true,
        cell: ({ quantities }) => (
          <span className="keep">
            {figureText(quantities?.find(({ name }) => name === one.name)?.value, one.unit)}
          </span>
        ),
      }),
    ),
    {
      key: 'note',
      title: t('trial.papers.note'),
      cell: ({ note, files, by }) => (
        <>
          {note} <span className="small muted">{by}</span>
          <FileLinks files={files} />
        </>
      ),
    },
  ];
};

const shown = 6;

/** 使用记录: every report as it was made, and the figures before. */
export const TrialReports = ({ view, folded = false }: { view: TrialView; folded?: boolean }) => {
  const t = useWords();
  const columns = useColumns(view);
  const { baseline } = view;
  const [all, setAll] = useState(false);
  if (!baseline) return null;
  const before: Row = {
    ...baseline,
    id: 'before',
    on: view.startedOn ?? baseline.at.slice(0, 10),
    note: `${t('trial.series.from')}：${baseline.measured}`,
  };
  const rows = [...view.reports].reverse().sort((a, b) => b.on.localeCompare(a.on));
  return (
    <Panel
      id="reports"
      folded={folded}
      flush
      title={t('trial.papers.reports')}
      note={String(rows.length)}
      foot={
        rows.length > shown && !all ? (
          <Action look="text" onClick={() => setAll(true)}>
            {t('trial.papers.reportsAll', { count: rows.length })}
          </Action>
        ) : undefined
      }
    >
      <DataTable
        label={t('trial.papers.reports')}
        columns={columns}
        rows={[...(all ? rows : rows.slice(0, shown)), before]}
        keyOf={({ id }) => id}
      />
    </Panel>
  );
};
