import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serveMetrics } from '../../server/src/platform/metrics.ts';
import { type House, openHouse } from '../support/app.ts';

let house: House;
let metrics: ReturnType<typeof serveMetrics>;

beforeAll(async () => {
  house = await openHouse();
  metrics = serveMetrics(0);
  await new Promise((resolve) => metrics.once('listening', resolve));
});
afterAll(async () => {
  metrics.close();
  await house.close();
});

const read = async () => {
  const { port } = metrics.address() as AddressInfo;
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')[1],
    );
};

describe('/metrics', () => {
  it('when it is read, then it tells how large the store is, what it holds, and how it grew', async () => {
    const before = await read();
    expect(before('store_data_bytes')).toBeGreaterThan(0);
    expect(before('store_disk_bytes')).toBeGreaterThan(0);
    expect(before('store_grown_bytes')).toBe(0);
    const counties = before('store_documents{collection="counties"}');
    expect(counties).toBe(1);

    await house.assembly.world.reactor.settled();
    const { default: mongoose } = await import('mongoose');
    await mongoose.connection.collection('counties').insertOne({ code: '000000', name: 'x' });
    const after = await read();
    expect(after('store_documents{collection="counties"}')).toBe(2);
    expect(after('store_grown_bytes')).toBeGreaterThan(30);
  });
});
