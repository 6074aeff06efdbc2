import { createServer, type Server, type Socket } from 'node:net';
import { fileSizes } from './collection.size.ts';
import type { Host, Reply } from './command.context.ts';
import { SET_NAME } from './command.handshake.ts';
import { Connection } from './connection.ts';
import { Cursors } from './cursors.ts';
import { commandName, dispatch } from './dispatch.ts';
import { Engine } from './engine.ts';
import { expireDocuments } from './expiry.ts';
import { FailPoints, type Sabotage } from './fail.points.ts';
import { decode } from './raw.values.ts';
import { Sessions } from './sessions.ts';
import { type StoreNote, slowNote } from './slow.note.ts';
import type { Doc } from './values.ts';
import { type Request, writeReply } from './wire.ts';

export interface ServerOptions {
  dir: string;
  /** 0 for any free one. */
  port: number;
  /** Offers `configureFailPoint`; for tests of drivers only. */
  failPoints?: boolean;
  /** `false` removes nothing whose time is over. */
  sweep?: boolean;
  /** Commands slower than this are noted, in milliseconds. */
  slowMs?: number;
  note?: (note: StoreNote) => void;
}

const TRANSACTION_LIMIT = 60_000;
const SWEEP_EVERY = 1000;
const REPLY_SWEEP_EVERY = 3600_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The store as a server on a loopback port. */
export class StoreServer {
  private readonly options: ServerOptions;
  private readonly host: Host;
  private readonly sockets = new Map<Socket, Connection>();
  private readonly server: Server;
  private timer: NodeJS.Timeout | undefined;
  private repliesSweptAt = 0;
  private expiring = false;
  private closing = false;
  private slowCommands = 0;
  port = 0;

  /** @throws Error when the folder is taken or damaged */
  constructor(options: ServerOptions) {
    this.options = options;
    const engine = new Engine(options.dir);
    const cursors = new Cursors();
    this.host = {
      engine,
      cursors,
      sessions: new Sessions(engine, cursors, TRANSACTION_LIMIT),
      failPoints: options.failPoints ? new FailPoints() : undefined,
      address: () => `127.0.0.1:${this.port}`,
      startedAt: Date.now(),
    };
    this.server = createServer((socket) => this.connect(socket));
  }

  /** Listens on 127.0.0.1 and gives the address for drivers. */
  async listen(): Promise<string> {
    try {
      await new Promise<void>((resolve, reject) => {
        this.server.once('error', reject);
        this.server.listen(this.options.port, '127.0.0.1', resolve);
      });
    } catch (error) {
      await this.host.engine.close();
      throw error;
    }
    const address = this.server.address();
    this.port = typeof address === 'object' && address ? address.port : this.options.port;
    this.host.engine.folder.announce(this.port);
    this.timer = setInterval(() => this.sweep(), SWEEP_EVERY);
    this.timer.unref();
    return `mongodb://127.0.0.1:${this.port}/?replicaSet=${SET_NAME}`;
  }

  private fail(text: string): void {
    this.options.note?.({ kind: 'fault', text });
  }

  private connect(socket: Socket): void {
    const connection = new Connection(socket, {
      serve: (request, app) => this.serve(socket, request, app),
      fault: (error) => this.fault(socket, error),
    });
    this.sockets.set(socket, connection);
    socket.on('close', () => this.sockets.delete(socket));
  }

  private fault(socket: Socket, error: unknown): void {
    if (!this.closing)
      this.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    socket.destroy();
  }

  private async serve(socket: Socket, request: Request, app: string | undefined): Promise<void> {
    const name = commandName(request.command);
    const sabotage = this.host.failPoints?.hit(name, request.command, app);
    if (sabotage && (await this.sabotaged(socket, request, sabotage))) return;
    const start = performance.now();
    const reply = await dispatch(request, this.host, (error) => {
      this.fail(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
    });
    this.noteSlow(request, performance.now() - start);
    if (sabotage?.afterwards && sabotage.closeConnection) socket.destroy();
    else this.send(socket, request, sabotage?.extra ? withExtra(reply, sabotage.extra) : reply);
  }

  /** Whether a fail point has dealt with the request. */
  private async sabotaged(socket: Socket, request: Request, sabotage: Sabotage): Promise<boolean> {
    if (sabotage.waitMs) await pause(sabotage.waitMs);
    if (sabotage.closeConnection && !sabotage.afterwards) {
      socket.destroy();
      return true;
    }
    if (sabotage.error) this.send(socket, request, sabotage.error);
    return sabotage.error !== undefined;
  }

  private noteSlow(request: Request, ms: number): void {
    if (!this.options.slowMs || ms < this.options.slowMs) return;
    this.slowCommands += 1;
    this.options.note?.(slowNote(request, ms));
  }

  private send(socket: Socket, request: Request, reply: Reply): void {
    if (!request.wantsReply || socket.destroyed) return;
    const parts = writeReply(request, reply);
    if (parts.length > 1) socket.cork();
    for (const part of parts) socket.write(part);
    if (parts.length > 1) socket.uncork();
  }

  private sweep(): void {
    const { cursors, sessions, engine } = this.host;
    cursors.sweep();
    sessions.sweep();
    for (const connection of this.sockets.values()) connection.sweep();
    if (this.options.sweep === false) return;
    if (Date.now() - this.repliesSweptAt > REPLY_SWEEP_EVERY) {
      this.repliesSweptAt = Date.now();
      engine.alone(() => engine.retries.sweep());
    }
    if (this.expiring) return;
    this.expiring = true;
    expireDocuments(engine)
      .catch((error) => this.fail(`expiry: ${String(error)}`))
      .finally(() => {
        this.expiring = false;
      });
  }

  /** Sizes and counts, for the operator's page. */
  stats(): Doc {
    const { engine, cursors, sessions } = this.host;
    const collections = engine.catalogue.all();
    const { file, free } = fileSizes(engine.files);
    return {
      fileBytes: file,
      freeBytes: free,
      collections: collections.length,
      documents: collections.reduce((sum, collection) => sum + collection.count, 0),
      connections: this.sockets.size,
      cursors: cursors.size,
      sessions: sessions.size,
      transactions: engine.runningTransactions,
      slowCommands: this.slowCommands,
      uptimeSeconds: Math.round((Date.now() - this.host.startedAt) / 1000),
    };
  }

  /** Copies the store while it runs; the copy is a folder that can be opened. */
  backup(dir: string): Promise<void> {
    return this.host.engine.files.backup(dir);
  }

  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.timer);
    this.host.cursors.closeAll();
    // Commands that let others have a turn come back once more, are refused, and let go of what they read.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    this.host.sessions.closeAll();
    for (const socket of this.sockets.keys()) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    await this.host.engine.close();
  }
}

const withExtra = (reply: Reply, extra: Doc): Doc => ({
  ...(Buffer.isBuffer(reply) ? decode(reply) : reply),
  ...extra,
});
