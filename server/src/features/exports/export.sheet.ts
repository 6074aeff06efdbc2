import type { ExportKind } from '@zhiqiao/shared/exports/export.endpoints';
import { importColumns } from '@zhiqiao/shared/imports/import.columns';
import { type Cells, dealColumns, moreColumns } from './export.rows.ts';

interface Column {
  key: string;
  heading: string;
}

/** An import's columns under its own headings, then what an import leaves alone. */
const columnsOf = (kind: ExportKind): Column[] => {
  const own = (key: string) => ({ key, heading: key });
  if (kind === 'deals') return dealColumns.map(own);
  const imported = importColumns[kind].map(({ key, headings }) => ({ key, heading: headings[0]! }));
  return [...imported, ...moreColumns[kind].map(own)];
};

// A spreadsheet holds 32,767 characters in a cell; the end of a longer text would be lost with the file.
const longest = 32_767;

/**
 * The table as .xlsx. Every cell is written as text, never as a formula: whatever somebody typed into a title (=1+1,
 * +cmd, @x) is shown as they typed it and does nothing.
 */
export const makeSheet = async (kind: ExportKind, rows: readonly Cells[]): Promise<Buffer> => {
  const columns = columnsOf(kind);
  const heading = columns.map((column) => ({ value: column.heading, fontWeight: 'bold' as const }));
  const body = rows.map((cells) =>
    columns.map(({ key }) => {
      const value = (cells[key] ?? '').slice(0, longest);
      return value === '' ? null : { value, type: String };
    }),
  );
  // Loaded with the first table, not at every start.
  const { default: writeExcel } = await import('write-excel-file/node');
  return (await writeExcel([heading, ...body], {
    columns: columns.map(() => ({ width: 22 })),
    stickyRowsCount: 1,
  }).toBuffer()) as Buffer;
};
