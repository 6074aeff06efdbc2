import { createHash } from 'node:crypto';
import { keyOf, remembered } from '../../platform/memory.ts';
import type { World } from '../../platform/world.ts';
import { FileModel, type FileRow } from './file.model.ts';

interface Kept {
  key: string;
  sha256: string;
}

/** Keeps bytes that the application made itself. Not part of a transaction: call `forgetBytes` when the change fails. */
export const keepBytes = (bytes: Buffer, world: World): Promise<Kept> => world.files.keep(bytes);
export const forgetBytes = (kept: Kept, world: World): Promise<void> => world.files.drop(kept.key);

/** Hangs kept bytes on a thing as a file of its own. @returns the file's id */
export const fileOf = async (
  kept: Kept,
  file: { name: string; mime: string; size: number; owner: string },
  on: { noun: string; id: string },
  at: Date,
): Promise<string> => {
  const [row] = await FileModel.create([{ ...file, ...kept, on, at }]);
  return String(row!._id);
};

/** A stored file with its bytes, and whether they still have the hash that is asked for. */
export const checkedFile = async (id: string, sha256: string, world: World) => {
  // What was kept of it never changes: who reads a page again and again asks for the bytes only.
  const row = await remembered(keyOf('file', id), () =>
    FileModel.findById(id).lean<FileRow>().exec(),
  );
  const bytes = row && (await world.files.read(row.key).catch(() => undefined));
  const found = bytes && createHash('sha256').update(bytes).digest('hex');
  return {
    intact: found === sha256 && row?.sha256 === sha256,
    bytes: bytes ?? Buffer.alloc(0),
    name: row?.name ?? '',
    mime: row?.mime ?? '',
  };
};
