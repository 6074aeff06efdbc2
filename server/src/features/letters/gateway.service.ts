import type * as doors from '@zhiqiao/shared/letters/letter.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { postOut } from '../../platform/outbound.ts';
import { GatewayModel, type GatewayRow } from './gateway.model.ts';
import { signatureOf } from './gateway.writing.ts';

const load = (county: string) => GatewayModel.findById(county).lean<GatewayRow>();

const view = (row: GatewayRow | null) => ({
  url: row?.url ?? '',
  on: row?.on ?? false,
  hasSecret: Boolean(row?.secret),
  ...(row?.by ? { by: row.by } : {}),
  ...(row?.at ? { at: row.at.toISOString() } : {}),
});

export const showGateway: UseCase<typeof doors.readGateway> = async (ask) =>
  view(await load(ask.me.county));

const shortest = 16;

export const keepGateway: UseCase<typeof doors.saveGateway> = async (ask, world) => {
  const { url, on, secret } = ask.body;
  const { county } = ask.me;
  const old = await load(county);
  if (on && !url) throw refuseField('url', 'required');
  // A new address with the old secret would hand signed messages to whoever stands there.
  const kept = url === old?.url ? old?.secret : '';
  if (on && (secret || kept || '').length < shortest) throw refuseField('secret', 'secret.short');
  const at = world.clock.now();
  await GatewayModel.updateOne(
    { _id: county },
    { $set: { url, on, secret: secret || kept || '', by: ask.me.name, at } },
    { upsert: true },
  );
  await record(
    {
      name: 'gateway.set',
      subject: { noun: 'gateway', id: county },
      county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
      note: on ? new URL(url).host : '',
    },
    at,
  );
  return view(await load(county));
};

export const tryNow: UseCase<typeof doors.tryGateway> = async (ask, world) => {
  const row = await load(ask.me.county);
  if (!row?.url) return { done: false, error: 'no address' };
  const at = world.clock.now();
  const body = JSON.stringify({ test: true, county: row._id, at: at.toISOString() });
  try {
    const status = await postOut({
      url: row.url,
      body,
      headers: { 'X-Zhiqiao-Signature': signatureOf(row.secret, body, at) },
      privately: world.privateGateways,
    });
    return status >= 200 && status < 300
      ? { done: true }
      : { done: false, error: `HTTP ${status}` };
  } catch (error) {
    return { done: false, error: error instanceof Error ? error.message : String(error) };
  }
};
