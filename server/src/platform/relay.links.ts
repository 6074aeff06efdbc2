import { timingSafeEqual } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** One line between two processes, as JSON. */
export interface Line {
  hello?: { from: string; token: string };
  /** the answer to a hello */
  welcome?: true;
  tell?: object;
  ask?: { id: number; given: unknown };
  /** nothing told: it could not be done there */
  answer?: { id: number; told?: unknown };
}

export interface Link {
  send(line: Line): void;
  close(): void;
}

/** Bytes that wait for a process which does not read: then it is let go, and begins anew. */
const mostWaiting = 8_000_000;
/** Characters of one line: far more than a message with its view. */
const longest = 1_000_000;
/** Milliseconds a stranger may take to say who they are. */
const patience = 2000;

/** Lines over a socket. What is sent in one turn of the loop goes in one piece. */
const linkOf = (socket: Socket, hear: (line: Line) => void): Link => {
  let waiting: string[] = [];
  let rest = '';
  const flush = () => {
    if (!socket.writable || socket.writableLength > mostWaiting) return void socket.destroy();
    socket.write(waiting.join(''));
    waiting = [];
  };
  socket.setNoDelay(true).setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) return void socket.destroy();
    try {
      for (const line of lines) hear(JSON.parse(line) as Line);
    } catch {
      socket.destroy();
    }
  });
  return {
    send: (line) => {
      if (waiting.push(`${JSON.stringify(line)}\n`) === 1) setImmediate(flush);
    },
    close: () => void socket.destroy(),
  };
};

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
};

/** Told of a process that is linked now. @returns what hears its lines, and what to do when it is gone */
export type Greet = (from: string, link: Link) => { hear: (line: Line) => void; gone: () => void };

/** Takes calls of other processes that know the token. @returns the server, listening on a free port */
export const takeCalls = (address: string, token: string, greet: Greet): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      let hear: ((line: Line) => void) | undefined;
      const late = setTimeout(() => socket.destroy(), patience);
      const link = linkOf(socket, (line) => {
        if (hear) return hear(line);
        clearTimeout(late);
        if (!line.hello || !same(line.hello.token, token)) return void socket.destroy();
        const met = greet(line.hello.from, link);
        hear = met.hear;
        socket.once('close', met.gone);
        link.send({ welcome: true });
      });
      socket.once('close', () => clearTimeout(late));
    });
    server.once('error', reject);
    server.listen(0, address, () => resolve(server.unref()));
  });

/** Calls another process. Resolves when it has welcomed this one, or did not. */
export const callUp = (
  peer: { id: string; address: string; port: number; token: string },
  me: string,
  greet: Greet,
): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect({ host: peer.address, port: peer.port, timeout: patience }).unref();
    // Its process may be gone and still be written down: nobody answers there, and that must not end this one.
    socket.on('error', () => socket.destroy());
    socket.once('timeout', () => socket.destroy());
    socket.once('close', () => resolve());
    socket.once('connect', () => {
      socket.setTimeout(0);
      let hear: ((line: Line) => void) | undefined;
      const link = linkOf(socket, (line) => {
        if (hear) return hear(line);
        const met = greet(peer.id, link);
        hear = met.hear;
        socket.once('close', met.gone);
        resolve();
      });
      link.send({ hello: { from: me, token: peer.token } });
    });
  });
