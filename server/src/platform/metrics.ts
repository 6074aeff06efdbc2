import { createServer, type Server } from 'node:http';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

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

/** Serves /metrics for Prometheus on a port of its own, loopback only. */
export const serveMetrics = (port: number): Server => {
  collectDefaultMetrics({ register: registry });
  return createServer(async (_req, res) => {
    res.setHeader('Content-Type', registry.contentType);
    res.end(await registry.metrics());
  }).listen(port, '127.0.0.1');
};
