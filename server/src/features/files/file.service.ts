import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/files/file.endpoints';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { FileAnswer, UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { inTransaction } from '../../platform/mongo.ts';
import { contentType } from './file.content.ts';
import { FileModel, type FileRow } from './file.model.ts';

const link = (row: FileRow) => ({
  id: String(row._id),
  name: row.name,
  size: row.size,
  mime: row.mime,
});

export const takeUpload: UseCase<typeof doors.uploadFile> = async (ask, world) => {
  const file = ask.file!;
  const mime = await contentType(file.name, file.bytes);
  if (!mime) throw new Refusal('wrongType', { field: 'file', name: file.name });
  const kept = await world.files.keep(file.bytes);
  const at = world.clock.now();
  const { result } = await inTransaction(async () => {
    const [row] = await FileModel.create([
      { name: file.name, size: file.bytes.length, mime, ...kept, owner: ask.me.id, at },
    ]);
    await record(
      {
        name: 'file.uploaded',
        subject: { noun: 'file', id: String(row!._id) },
        county: ask.me.county,
        actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
      },
      at,
    );
    return row!.toObject() as FileRow;
  });
  return link(result);
};

/** Names and sizes by id, in the order given. */
export const fileLinks = async (ids: readonly string[]) => {
  if (ids.length === 0) return [];
  const rows = await FileModel.find({ _id: { $in: ids } }).lean<FileRow[]>();
  const byId = new Map(rows.map((row) => [String(row._id), link(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** Files on a thing whose names hold these words, in any case. */
export const filesNamed = async (
  on: { noun: string; id: string },
  words: RegExp,
): Promise<string[]> => {
  const rows = await FileModel.find(
    { 'on.noun': on.noun, 'on.id': on.id, name: words },
    { _id: 1 },
  ).lean<Pick<FileRow, '_id'>[]>();
  return rows.map(({ _id }) => String(_id));
};

/** Hangs files on a thing; refuses a file that is another's and not on this thing already. */
export const attachFiles = async (
  ids: readonly string[],
  on: { noun: string; id: string },
  by: Actor,
): Promise<void> => {
  if (ids.length === 0) return;
  const rows = await FileModel.find({ _id: { $in: ids } }).lean<FileRow[]>();
  const mine = rows.filter((row) =>
    row.on ? row.on.noun === on.noun && row.on.id === on.id : String(row.owner) === by.id,
  );
  if (mine.length !== new Set(ids).size) {
    throw refuseField('files', 'unknown');
  }
  await FileModel.updateMany({ _id: { $in: ids } }, { $set: { on } });
};

/** Who may read a file that hangs on a noun: said by that noun's feature when the application is put together. */
export type FileGate = (
  thingId: string,
  fileId: string,
  actor: Actor | undefined,
  at: Date,
) => Promise<boolean>;
const gates = new Map<string, FileGate>();
export const gateFilesOf = (noun: string, gate: FileGate): void => {
  gates.set(noun, gate);
};

export const sendDown: UseCase<typeof doors.downloadFile> = async (
  ask,
  world,
): Promise<FileAnswer> => {
  const row = await FileModel.findById(ask.params.id).lean<FileRow>();
  const mine = row && ask.actor && String(row.owner) === ask.actor.id;
  const gate = row?.on?.noun ? gates.get(row.on.noun) : undefined;
  if (
    !row ||
    !(mine || (gate && (await gate(row.on!.id!, ask.params.id, ask.actor, world.clock.now()))))
  )
    throw new Refusal('notFound');
  return { name: row.name, mime: row.mime, bytes: await world.files.read(row.key) };
};
