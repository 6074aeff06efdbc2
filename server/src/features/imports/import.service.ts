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
import { importOutcomes } from '../outcomes/outcome.importing.service.ts';
import { ImportModel, type ImportRow, noteProgress, progressOf, toView } from './import.model.ts';
import { inventorFinder, ownerFinder, type Whose, whoseTable } from './import.people.ts';
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

type Owned = ReadRow & { owner?: string | undefined };

const readAll = async (
  kind: ImportKind,
  name: string,
  bytes: Buffer,
  whose: Whose,
  at: Date,
): Promise<Owned[]> => {
  const ownerOf = ownerFinder(kind, whose);
  const nameInventor = inventorFinder();
  const today = dayOf(at);
  const rows: Owned[] = [];
  for (const sheetRow of await readRows(kind, name, bytes)) {
    const read = readRow(kind, sheetRow, today);
    const owner = await ownerOf(read);
    if (kind === 'outcomes') await nameInventor(read, owner);
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
  const whose = whoseTable(kind, ask.me, ask.query.organisation);
  const organisation = whose.fallback;
  const rows = await readAll(kind, file.name, file.bytes, whose, world.clock.now());
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
  const mine = actor.role === 'universityOfficer' ? { organisation: actor.organisation } : {};
  const asked = { _id: id, county: actor.county, ...mine } as object;
  const row = await ImportModel.findOne(asked).lean<ImportRow>();
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
    const chosen = row.organisation ? String(row.organisation) : undefined;
    const whose = whoseTable(row.kind, ask.me, chosen);
    const rows = await readAll(row.kind, row.file, bytes, whose, world.clock.now());
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
