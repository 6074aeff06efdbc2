import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { storeSize } from './mongo.ts';

const registry = new Registry();
const duration = new Histogram({
  name: 'http_request_seconds',
  help: 'Time to answer a request, by door',
  labelNames: ['method', 'door', 'status'],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
  registers: [registry],
});

/** Measures every request by its door (the path's pattern, so that ids make no series). */
export const measure: RequestHandler = (req, res, next) => {
  const stop = duration.startTimer();
  res.once('finish', () =>
    stop({ method: req.method, door: req.route?.path ?? 'none', status: String(res.statusCode) }),
  );
  next();
};

const gauge = (name: string, help: string, labelNames: string[] = []) =>
  new Gauge({ name, help, labelNames, registers: [registry] });

const dataBytes = gauge('store_data_bytes', 'Bytes of all documents');
const grownBytes = gauge('store_grown_bytes', 'Bytes of documents more than at the first look');
const indexBytes = gauge('store_index_bytes', 'Bytes of all indexes');
const diskBytes = gauge('store_disk_bytes', 'Bytes the store takes on disk');
const documentCount = gauge('store_documents', 'Documents by collection', ['collection']);
const slowCommands = new Counter({
  name: 'store_slow_commands_total',
  help: 'Commands of the embedded store slower than SLOW_QUERY_MS',
  registers: [registry],
});

/** Counts a slow command of the embedded store. */
export const countSlow = (): void => slowCommands.inc();

let firstSeen: number | undefined;

/** Sizes are read when somebody looks; a store that does not answer leaves the last ones. */
const measureStore = async (): Promise<void> => {
  const { data, indexes, disk, documents } = await storeSize();
  firstSeen ??= data;
  dataBytes.set(data);
  grownBytes.set(data - firstSeen);
  indexBytes.set(indexes);
  diskBytes.set(disk);
  for (const [collection, count] of documents) documentCount.set({ collection }, count);
};

/** Serves /metrics for Prometheus on a port of its own, loopback only. */
export const serveMetrics = (port: number): Server => {
  collectDefaultMetrics({ register: registry });
  return createServer(async (_req, res) => {
    await measureStore().catch(() => undefined);
    res.setHeader('Content-Type', registry.contentType);
    res.end(await registry.metrics());
  }).listen(port, '127.0.0.1');
};
