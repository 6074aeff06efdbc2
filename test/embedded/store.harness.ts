import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BSON, type Db, type Document, MongoClient } from 'mongodb';
import {
  type RunningStore,
  type StoreOptions,
  startStore,
} from '../../server/src/embedded/mongo/start.ts';

/** A store of its own for one test file, with the official driver connected to it. */
export interface Harness {
  store: RunningStore;
  client: MongoClient;
  db: Db;
  dir: string;
  close(): Promise<void>;
}

export const newFolder = () => mkdtempSync(join(tmpdir(), 'zhiqiao-store-'));

export const removeFolder = (dir: string) => rmSync(dir, { recursive: true, force: true });

export async function openHarness(note?: StoreOptions['note']): Promise<Harness> {
  const dir = newFolder();
  const store = await startStore(note ? { dir, note } : { dir });
  const client = await MongoClient.connect(store.uri);
  const close = async () => {
    await client.close();
    await store.stop();
    removeFolder(dir);
  };
  return { store, client, db: client.db('test'), dir, close };
}

/** Asks again until the answer is true; the test's own time limit ends it. */
export async function until(fact: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await fact())) await new Promise((resolve) => setImmediate(resolve));
}

/** The plan the store chose for a find, through sorting stages down to the scan. */
export function scanOf(explained: unknown): { stage: string; indexName?: string } {
  const planner = (explained as { queryPlanner: { winningPlan: Record<string, unknown> } })
    .queryPlanner;
  let plan = planner.winningPlan;
  while (plan.inputStage) plan = plan.inputStage as Record<string, unknown>;
  return plan as { stage: string; indexName?: string };
}

/** Sends one command as the bytes of an OP_MSG: for what the driver would not let a test say. */
export async function sendRaw(port: number, command: Document): Promise<Document> {
  const body = BSON.serialize(command);
  const head = Buffer.alloc(21);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(2013, 12);
  const socket = connect(port, '127.0.0.1');
  socket.write(Buffer.concat([head, body]));
  const parts: Buffer[] = [];
  for await (const part of socket) {
    parts.push(part as Buffer);
    const all = Buffer.concat(parts);
    if (all.length >= 4 && all.length >= all.readInt32LE(0)) break;
  }
  socket.destroy();
  return BSON.deserialize(Buffer.concat(parts).subarray(21));
}
