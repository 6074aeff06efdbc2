import mongoose, { type ClientSession, type mongo } from 'mongoose';

type Document = mongo.BSON.Document;

/** Rows in one piece: far below what a command may hold, even of the longest messages. */
const atOnce = 500;

/** Sends a write as it is, in one piece. What goes wrong with one of its parts is the whole's failure. */
const send = async (command: Document, session: object): Promise<number> => {
  const given = { session: session as ClientSession };
  const reply = await mongoose.connection.db!.command(command, given);
  const [failed] = (reply.writeErrors ?? []) as { errmsg: string; code: number }[];
  if (failed) throw Object.assign(new Error(failed.errmsg), failed);
  return Number(reply.n);
};

/**
 * Inserts rows that are ours and typed, as they are: no model looks at them and they are turned into bytes once.
 * @param session of the change they belong to; all of them are there with its commit, or none
 */
export const insertRows = async (
  collection: string,
  documents: readonly object[],
  session: object,
): Promise<void> => {
  for (let from = 0; from < documents.length; from += atOnce)
    await send({ insert: collection, documents: documents.slice(from, from + atOnce) }, session);
};

/** Updates rows one after the other in one piece, each by its own filter. @returns how many were found */
export const updateRows = (
  collection: string,
  rows: readonly { filter: object; set: object }[],
  session: object,
): Promise<number> => {
  const updates = rows.map(({ filter, set }) => ({ q: filter, u: { $set: set } }));
  return send({ update: collection, updates }, session);
};

/** True when another change holds what this one wants to write: this one is given up, and may be tried again. */
export const isOvertaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 112;
