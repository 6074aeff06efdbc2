import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { ExportKind, takeExport } from '@zhiqiao/shared/exports/export.endpoints';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { FileAnswer, UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { engagementsOfCounty } from '../engagements/engagement.service.ts';
import { expertsByIds, expertsOfCounty } from '../experts/expert.reads.ts';
import { fileLinks } from '../files/file.service.ts';
import { needsOfCounty } from '../needs/need.reads.ts';
import { outcomesOfCounty } from '../outcomes/outcome.reads.ts';
import { startOfDay } from '../rules/calendar.ts';
import { type Cells, dealCells, expertCells, needCells, outcomeCells } from './export.rows.ts';
import { makeSheet } from './export.sheet.ts';

/** As many rows as an import takes back. */
const maxRows = 20_000;

type Asked = [county: string, since: Date, most: number, owner?: string];
type Batches = (...asked: Asked) => AsyncGenerator<Cells[]>;

const cellsOf = <T>(
  batches: (...asked: Asked) => AsyncGenerator<T[]>,
  cells: (row: T) => Cells,
): Batches =>
  async function* (...asked) {
    for await (const batch of batches(...asked)) yield batch.map(cells);
  };

const outcomeBatches: Batches = async function* (...asked) {
  for await (const batch of outcomesOfCounty(...asked)) {
    const kept = batch.flatMap(({ row }) => [...(row.files ?? []), ...(row.pictures ?? [])]);
    const links = await fileLinks(kept.map(({ file }) => String(file)));
    const inventors = await expertsByIds(
      batch.flatMap(({ row }) => (row.inventor ? [String(row.inventor)] : [])),
    );
    const names = new Map([...links, ...inventors].map(({ id, name }) => [id, name]));
    yield batch.map((read) => outcomeCells(read, names));
  }
};

/** Only what an officer may see on their own pages: their county's, no firm's drafts, no hidden details. */
const lists: Record<ExportKind, Batches> = {
  needs: cellsOf(needsOfCounty, needCells),
  experts: cellsOf(expertsOfCounty, expertCells),
  outcomes: outcomeBatches,
  deals: cellsOf(engagementsOfCounty, dealCells),
};

const fileNames: Record<ExportKind, string> = {
  needs: '需求',
  experts: '专家',
  outcomes: '成果',
  deals: '合作',
};

/** A university's office takes out what belongs to its unit; nothing else is its to take. */
const ownerFor = (by: Actor, kind: ExportKind): string | undefined => {
  if (by.role !== 'universityOfficer') return undefined;
  if (kind !== 'outcomes' || !by.organisation) throw new Refusal('notPermitted', { kind });
  return by.organisation;
};

export const sendExport: UseCase<typeof takeExport> = async (ask, world): Promise<FileAnswer> => {
  const { kind } = ask.params;
  const { county } = ask.me;
  const owner = ownerFor(ask.me, kind);
  const at = world.clock.now();
  const since = ask.query.since ? startOfDay(ask.query.since) : new Date(0);
  const rows: Cells[] = [];
  for await (const batch of lists[kind](county, since, maxRows + 1, owner)) rows.push(...batch);
  if (rows.length > maxRows) throw new Refusal('tooLarge', { rows: rows.length, limit: maxRows });
  await record(
    {
      name: 'export.taken',
      subject: { noun: 'county', id: county },
      county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
      refs: { kind, rows: String(rows.length) },
    },
    at,
  );
  return {
    name: `${fileNames[kind]}-${dayOf(at)}.xlsx`,
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await makeSheet(kind, rows),
  };
};
