import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

// The reference: Socket.IO alone, which passes on what it is told and keeps nothing.
const server = createServer();
const io = new Server(server);
io.on('connection', (socket) => {
  socket.on('enter', (talk: string) => void socket.join(talk));
  socket.on('say', (talk: string, message: object) => io.to(talk).emit('changed', { message }));
});
server.listen(0, '127.0.0.1', () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
