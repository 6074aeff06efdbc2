import type { BodyOf } from '@zhiqiao/shared/kernel/endpoint';
import type * as doors from '@zhiqiao/shared/letters/letter.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { postOut } from '../../platform/outbound.ts';
import type { World } from '../../platform/world.ts';
import { GatewayModel, type GatewayRow } from './gateway.model.ts';
import { closeSecret, makeSecret, openSecret } from './gateway.secret.ts';
import { signatureOf } from './gateway.writing.ts';

const load = (county: string) => GatewayModel.findById(county).lean<GatewayRow>();

const view = (row: GatewayRow | null, { seal }: World) => ({
  url: row?.url ?? '',
  on: row?.on ?? false,
  hasSecret: row !== null && openSecret(seal, row) !== undefined,
  ...(row?.by ? { by: row.by } : {}),
  ...(row?.at ? { at: row.at.toISOString() } : {}),
});

export const showGateway: UseCase<typeof doors.readGateway> = async (ask, world) =>
  view(await load(ask.me.county), world);

const shortest = 16;

interface Chosen {
  /** closed, as it is kept */
  kept: string;
  /** in the clear, to be shown this once: only one that was made here */
  made?: string;
}

/** Their own secret, a new one of ours, or the one that was there: that stays with its address alone. */
const chooseSecret = (
  { url, secret, renew }: BodyOf<typeof doors.saveGateway>,
  county: string,
  old: GatewayRow | null,
  { seal }: World,
): Chosen => {
  if (secret && secret.length < shortest) throw refuseField('secret', 'secret.short');
  if (secret) return { kept: closeSecret(seal, county, secret) };
  // A new address with the old secret would hand signed messages to whoever stands there.
  const same = url === old?.url && old !== null && openSecret(seal, old) !== undefined;
  if (same && !renew) return { kept: old.secret };
  if (!url) return { kept: '' };
  const made = makeSecret();
  return { kept: closeSecret(seal, county, made), made };
};

export const keepGateway: UseCase<typeof doors.saveGateway> = async (ask, world) => {
  const { url, on } = ask.body;
  const { county } = ask.me;
  if (on && !url) throw refuseField('url', 'required');
  const { kept, made } = chooseSecret(ask.body, county, await load(county), world);
  const at = world.clock.now();
  await GatewayModel.updateOne(
    { _id: county },
    { $set: { url, on, secret: kept, by: ask.me.name, at } },
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
  return { ...view(await load(county), world), ...(made ? { secret: made } : {}) };
};

export const tryNow: UseCase<typeof doors.tryGateway> = async (ask, world) => {
  const row = await load(ask.me.county);
  if (!row?.url) return { done: false, error: 'no address' };
  const secret = openSecret(world.seal, row);
  if (!secret) return { done: false, error: 'no secret' };
  const at = world.clock.now();
  const body = JSON.stringify({ test: true, county: row._id, at: at.toISOString() });
  try {
    const status = await postOut({
      url: row.url,
      body,
      headers: { 'X-Zhiqiao-Signature': signatureOf(secret, body, at) },
      privately: world.privateGateways,
    });
    return status >= 200 && status < 300
      ? { done: true }
      : { done: false, error: `HTTP ${status}` };
  } catch (error) {
    return { done: false, error: error instanceof Error ? error.message : String(error) };
  }
};
