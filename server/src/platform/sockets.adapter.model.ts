import mongoose from 'mongoose';

/** The capped collection through which Socket.IO's own MongoDB adapter joins processes; it needs change streams. */
export const adapterCollection = async () => {
  const db = mongoose.connection.db!;
  const there = await db.listCollections({ name: 'socket.io' }).toArray();
  if (there.length === 0)
    await db.createCollection('socket.io', { capped: true, size: 16 * 1024 * 1024 });
  return db.collection('socket.io');
};
