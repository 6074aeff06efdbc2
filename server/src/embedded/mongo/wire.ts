import { badValue } from './failure.ts';
import type { Look } from './query.ts';
import { encode } from './raw.document.ts';
import { eachField, joinFields } from './raw.fields.ts';
import { decodeCommand } from './raw.numbers.ts';
import { decode } from './raw.values.ts';
import type { Doc } from './values.ts';

/** MongoDB's message codes; the old ones are only there for the handshake. */
const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** The lower sixteen flags are required: one that is not known makes a message unreadable. */
const UNKNOWN_FLAGS = 0xfffc;

const HEADER = 16;
const LARGEST_MESSAGE = 48_000_000;

/** A request as it came: the command and the document sequences sent beside it. */
export interface Request {
  id: number;
  command: Doc;
  sequences: Map<string, Buffer[]>;
  /** Whether the client waits for a reply. */
  wantsReply: boolean;
  /** Whether it came as OP_QUERY and must be answered as OP_REPLY. */
  legacy: boolean;
  /** What carrying it out looked at. */
  look?: Look;
}

function textAt(message: Buffer, from: number): { text: string; end: number } {
  const end = message.indexOf(0, from);
  if (end < 0) throw badValue('a name within a message has no end');
  return { text: message.toString('utf8', from, end), end: end + 1 };
}

/** The length that stands at `at`; what it counts lies within `end`. */
function sizeAt(bytes: Buffer, at: number, end: number): number {
  const size = at + 4 <= end ? bytes.readInt32LE(at) : 0;
  if (size < 5 || at + size > end) throw badValue(`bad length ${size} within a message`);
  return size;
}

function readSequence(section: Buffer): [string, Buffer[]] {
  const { text, end } = textAt(section, 4);
  const docs: Buffer[] = [];
  let at = end;
  while (at < section.length) {
    const size = sizeAt(section, at, section.length);
    docs.push(section.subarray(at, at + size));
    at += size;
  }
  return [text, docs];
}

const INSERT = Buffer.from('insert\0');
const DOCUMENTS = Buffer.from('documents\0');
const [OBJECT, ARRAY] = [3, 4];

/**
 * The documents of an `insert` that carries them in its body, as the bytes they are: decoding and encoding would cost
 * time and the types of numbers that JavaScript does not tell apart. Gives the command without them.
 */
function takeDocuments(body: Buffer, sequences: Map<string, Buffer[]>): Buffer {
  if (!body.subarray(5, 5 + INSERT.length).equals(INSERT)) return body;
  const rest: Buffer[] = [];
  let sound = true;
  eachField(body, (start, value, end) => {
    const isDocuments = body[start] === ARRAY && body.subarray(start + 1, value).equals(DOCUMENTS);
    if (!isDocuments) {
      rest.push(body.subarray(start, end));
      return false;
    }
    const list = body.subarray(value, end);
    const docs: Buffer[] = [];
    eachField(list, (from, inner, to) => {
      sound &&= list[from] === OBJECT;
      docs.push(list.subarray(inner, to));
      return !sound;
    });
    if (sound) sequences.set('documents', docs);
    return !sound;
  });
  // What is no document is left to the command to refuse.
  return sound ? joinFields(rest) : body;
}

function readMessage(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(HEADER);
  if (flags & UNKNOWN_FLAGS) throw badValue(`unknown message flags ${flags}`);
  const end = flags & CHECKSUM_PRESENT ? message.length - 4 : message.length;
  const sequences = new Map<string, Buffer[]>();
  let command: Doc = {};
  let at = HEADER + 4;
  while (at < end) {
    const kind = message[at] as number;
    const size = sizeAt(message, at + 1, end);
    const section = message.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = decodeCommand(takeDocuments(section, sequences));
    else if (kind === 1) sequences.set(...readSequence(section));
    else throw badValue(`unknown section kind ${kind}`);
    at += 1 + size;
  }
  return { id, command, sequences, wantsReply: !(flags & MORE_TO_COME), legacy: false };
}

function readQuery(message: Buffer, id: number): Request {
  const { text, end } = textAt(message, HEADER + 4);
  const command = decode(message.subarray(end + 8));
  const $db = text.split('.')[0];
  return { id, command: { ...command, $db }, sequences: new Map(), wantsReply: true, legacy: true };
}

/** Reads one whole message. @throws BadValue on a kind of message the store does not speak */
export function readRequest(message: Buffer): Request {
  const id = message.readInt32LE(4);
  const code = message.readInt32LE(12);
  if (code === OP_MSG) return readMessage(message, id);
  if (code === OP_QUERY) return readQuery(message, id);
  throw badValue(`unknown message code ${code}`);
}

let lastId = 0;

/** A reply up to this size is copied behind its head: one piece costs the socket less than two. */
const SMALL = 32_768;

/** The bytes of a reply to a request, in one piece or two. */
export function writeReply(request: Request, reply: Doc | Buffer): Buffer[] {
  const body = Buffer.isBuffer(reply) ? reply : encode(reply);
  const head = Buffer.alloc(request.legacy ? HEADER + 20 : HEADER + 5);
  lastId = (lastId + 1) & 0x7fffffff;
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(lastId, 4);
  head.writeInt32LE(request.id, 8);
  head.writeInt32LE(request.legacy ? OP_REPLY : OP_MSG, 12);
  if (request.legacy) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return body.length > SMALL ? [head, body] : [Buffer.concat([head, body])];
}

/** Cuts a byte stream into messages. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private size = 0;

  /** Bytes of a message that is not whole yet. */
  get unfinished(): number {
    return this.size;
  }

  /** Takes in bytes; gives the messages that are now whole. @throws BadValue on an absurd length */
  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const messages: Buffer[] = [];
    for (;;) {
      const length = this.nextLength();
      if (length === undefined || this.size < length) return messages;
      const all =
        this.chunks.length === 1 ? (this.chunks[0] as Buffer) : Buffer.concat(this.chunks);
      messages.push(all.subarray(0, length));
      const rest = all.subarray(length);
      this.chunks = rest.length ? [rest] : [];
      this.size = rest.length;
    }
  }

  private nextLength(): number | undefined {
    if (this.size < 4) return undefined;
    if ((this.chunks[0] as Buffer).length < 4) this.chunks = [Buffer.concat(this.chunks)];
    const length = (this.chunks[0] as Buffer).readInt32LE(0);
    if (length < HEADER || length > LARGEST_MESSAGE + HEADER)
      throw badValue(`bad message length ${length}`);
    return length;
  }
}
