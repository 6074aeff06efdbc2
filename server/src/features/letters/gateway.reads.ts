import { keyOf, remembered } from '../../platform/memory.ts';
import { GatewayModel, type GatewayRow } from './gateway.model.ts';

/** The gateway of a county that is switched on; kept for a moment, since every notice asks. */
export const gatewayOf = (county: string): Promise<GatewayRow | undefined> =>
  remembered(keyOf('gateway', county), async () => {
    const row = await GatewayModel.findById(county).session(null).lean<GatewayRow>();
    return row?.on && row.url && row.secret ? row : undefined;
  });
