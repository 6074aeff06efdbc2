import { once } from 'node:events';
import type { Socket } from 'node:net';
import { badValue } from './failure.ts';
import { MessageReader, type Request, readRequest } from './wire.ts';

/** What all connections together may hold of messages that are not whole yet, in bytes. */
const MOST_PENDING = 256 * 2 ** 20;
/** Requests and bytes of one connection that wait their turn before it is read no further. */
const MOST_WAITING = 64;
const MOST_WAITING_BYTES = 48_000_000;
/** Bytes of replies a client may leave unread before its next request has to wait. */
const MOST_UNREAD = 16_000_000;
/** How long a message that has begun may take to arrive, in milliseconds. */
const LONGEST_MESSAGE = 60_000;

/** Bytes of unfinished messages, over all connections. */
let pending = 0;

/** What a connection is for. */
export interface Listener {
  /** Answers one request; the next of the connection waits for it. */
  serve(request: Request, app: string | undefined): Promise<void>;
  /** Something the client should not have sent, or a fault of ours: the connection ends. */
  fault(error: unknown): void;
}

/**
 * One client: its bytes become requests, one after the other. What it can make the store hold is bounded: half-sent
 * messages by size and time, requests sent ahead by number and bytes, replies it does not read by bytes.
 */
export class Connection {
  private readonly socket: Socket;
  private readonly listener: Listener;
  private readonly reader = new MessageReader();
  private app: string | undefined;
  private readonly requests: { request: Request; bytes: number }[] = [];
  private answering = false;
  private waitingBytes = 0;
  private held = 0;
  /** When the message that is now arriving began. */
  private begunAt: number | undefined;

  constructor(socket: Socket, listener: Listener) {
    this.socket = socket;
    this.listener = listener;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.hold(0));
  }

  private hold(bytes: number): void {
    pending += bytes - this.held;
    this.held = bytes;
  }

  private receive(chunk: Buffer): void {
    try {
      for (const message of this.reader.push(chunk)) this.take(message);
      this.hold(this.reader.unfinished);
      this.begunAt = this.held ? (this.begunAt ?? Date.now()) : undefined;
      if (pending > MOST_PENDING) throw badValue('too many bytes of unfinished messages');
    } catch (error) {
      this.listener.fault(error);
    }
  }

  private take(message: Buffer): void {
    this.begunAt = undefined;
    const request = readRequest(message);
    const client = request.command.client as { application?: { name?: string } } | undefined;
    this.app = client?.application?.name ?? this.app;
    this.requests.push({ request, bytes: message.length });
    this.waitingBytes += message.length;
    if (this.requests.length > MOST_WAITING || this.waitingBytes > MOST_WAITING_BYTES)
      this.socket.pause();
    if (!this.answering) void this.answerAll();
  }

  private async answerAll(): Promise<void> {
    this.answering = true;
    for (let next = this.requests[0]; next; next = this.requests[0]) {
      try {
        await this.answer(next.request);
      } catch (error) {
        this.listener.fault(error);
      }
      this.requests.shift();
      this.waitingBytes -= next.bytes;
      if (this.socket.isPaused() && this.requests.length <= MOST_WAITING / 2) this.socket.resume();
    }
    this.answering = false;
  }

  private async answer(request: Request): Promise<void> {
    if (this.socket.destroyed) return;
    await this.listener.serve(request, this.app);
    if (this.socket.writableLength > MOST_UNREAD) await this.read();
  }

  /** Resolves when the client has read its replies, or is gone. */
  private async read(): Promise<void> {
    const gone = new AbortController();
    const end = () => gone.abort();
    this.socket.once('close', end);
    await once(this.socket, 'drain', { signal: gone.signal }).catch(() => {});
    this.socket.off('close', end);
  }

  /** Ends the connection when a message it began does not go on: a half-open socket. */
  sweep(now = Date.now()): void {
    if (this.begunAt !== undefined && now - this.begunAt > LONGEST_MESSAGE) this.socket.destroy();
  }
}
