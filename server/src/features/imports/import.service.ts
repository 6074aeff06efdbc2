import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/imports/import.endpoints';
import type { ImportKind } from '@zhiqiao/shared/imports/import.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { FileAnswer, UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { importExperts } from '../experts/expert.importing.service.ts';
import { importNeeds } from '../needs/need.importing.service.ts';
import { organisationByName } from '../organisations/organisation.reads.ts';
import { importOutcomes } from '../outcomes/outcome.importing.service.ts';
import { ImportModel, type ImportRow, noteProgress, progressOf, toView } from './import.model.ts';
import { type ReadRow, readRow } from './import.rows.ts';
import { makeTemplate, readRows } from './import.sheet.ts';

const listed = 1000;
const breathEvery = 200;
const batchSize = 200;

export const sendTemplate: UseCase<typeof doors.readTemplate> = async (
  ask,
): Promise<FileAnswer> => ({
  name: `${ask.params.kind}.xlsx`,
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: await makeTemplate(ask.params.kind),
});

const ownerColumn: Partial<Record<ImportKind, string>> = { needs: 'firm', outcomes: 'owner' };
const heading: Record<string, string> = { firm: '企业', owner: '权属单位' };

/** Finds whose a row is: the organisation it names, or the one chosen for rows that name none. */
const ownerFinder = (kind: ImportKind, county: string, fallback: string | undefined) => {
  const known = new Map<string, string | undefined>();
  return async (read: ReadRow): Promise<string | undefined> => {
    const key = ownerColumn[kind];
    if (!key) return undefined;
    const name = read.cells[key]?.trim() ?? '';
    if (name && !known.has(name)) known.set(name, await organisationByName(name, county));
    const owner = name ? known.get(name) : fallback;
    if (!owner) {
      const message = name ? '县内没有登记这个单位，请先登记' : '没有写单位，也没有为整表选单位';
      read.faults.push({ row: read.row, column: heading[key]!, value: name.slice(0, 60), message });
    }
    return owner;
  };
};

type Owned = ReadRow & { owner?: string | undefined };

const readAll = async (
  kind: ImportKind,
  name: string,
  bytes: Buffer,
  { county, fallback, at }: { county: string; fallback: string | undefined; at: Date },
): Promise<Owned[]> => {
  const ownerOf = ownerFinder(kind, county, fallback);
  const today = dayOf(at);
  const rows: Owned[] = [];
  for (const sheetRow of await readRows(kind, name, bytes)) {
    const read = readRow(kind, sheetRow, today);
    const owner = await ownerOf(read);
    rows.push({ ...read, owner });
    // Others are served between: a long table must not hold the loop.
    if (rows.length % breathEvery === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return rows;
};

/** The dry run: every fault by row and column; nothing of the table is written. */
export const check: UseCase<typeof doors.checkImport> = async (ask, world) => {
  const { kind } = ask.params;
  const file = ask.file!;
  const { organisation } = ask.query;
  const whose = { county: ask.me.county, fallback: organisation, at: world.clock.now() };
  const rows = await readAll(kind, file.name, file.bytes, whose);
  const faults = rows.flatMap((row) => row.faults);
  const { key } = await world.files.keep(file.bytes);
  const [made] = await ImportModel.create([
    {
      kind,
      file: file.name,
      key,
      county: ask.me.county,
      by: ask.me.id,
      ...(organisation ? { organisation } : {}),
      rows: rows.length,
      good: rows.filter((row) => row.faults.length === 0).length,
      faults: faults.slice(0, listed),
      faultCount: faults.length,
      at: world.clock.now(),
    },
  ]);
  return toView(made!.toObject() as unknown as ImportRow);
};

const load = async (id: string, actor: Actor): Promise<ImportRow> => {
  const row = await ImportModel.findOne({ _id: id, county: actor.county }).lean<ImportRow>();
  if (!row) throw new Refusal('notFound');
  return row;
};

const writers = { needs: importNeeds, experts: importExperts, outcomes: importOutcomes };

/** All rows in one transaction, in batches so that progress can be told. */
const writeRows = async (
  row: ImportRow,
  rows: Owned[],
  by: Actor,
  world: World,
): Promise<string[]> => {
  const at = world.clock.now();
  const { events } = await inTransaction(async () => {
    for (let from = 0; from < rows.length; from += batchSize) {
      const batch = rows.slice(from, from + batchSize);
      await writers[row.kind](batch as never, by, at);
      await noteProgress(row._id, from + batch.length);
    }
    await ImportModel.updateOne(
      { _id: row._id },
      { $set: { state: 'written', done: rows.length } },
    );
    await record(
      {
        name: 'import.written',
        subject: { noun: 'import', id: String(row._id) },
        county: row.county,
        actor: { id: by.id, name: by.name, role: by.role },
        refs: { kind: row.kind, rows: String(rows.length) },
      },
      at,
    );
  });
  return events;
};

/** Writes a checked import: all or nothing. Faulty rows are left out only when that was asked for. */
export const write: UseCase<typeof doors.writeImport> = async (ask, world) => {
  const row = await load(ask.params.id, ask.me);
  if (row.faultCount > 0 && !ask.body.skipFaulty)
    throw new Refusal('badInput', { issues: row.faults.slice(0, 50).map(cellIssue) });
  const claimed = await ImportModel.updateOne(
    { _id: row._id, state: 'checked' },
    { $set: { state: 'writing' } },
  );
  if (claimed.modifiedCount === 0)
    throw new Refusal('moveNotPossible', {
      noun: 'import',
      state: row.state,
      move: 'write',
      movesLeft: [],
    });
  try {
    const bytes = await world.files.read(row.key);
    const fallback = row.organisation ? String(row.organisation) : undefined;
    const whose = { county: row.county, fallback, at: world.clock.now() };
    const rows = await readAll(row.kind, row.file, bytes, whose);
    world.reactor.wake(
      await writeRows(
        row,
        rows.filter((one) => one.faults.length === 0),
        ask.me,
        world,
      ),
    );
  } catch (error) {
    await ImportModel.updateOne({ _id: row._id }, { $set: { state: 'failed', done: 0 } });
    throw error;
  }
  return toView(await load(ask.params.id, ask.me));
};

const cellIssue = (fault: ImportRow['faults'][number]) => ({
  path: `${fault.row}.${fault.column}`,
  code: 'cell',
  message: fault.message ?? '',
});

export const readState: UseCase<typeof doors.readImport> = async (ask) => {
  const row = await load(ask.params.id, ask.me);
  return toView(row, row.state === 'writing' ? await progressOf(row._id) : row.done);
};
