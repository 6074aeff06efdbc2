import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { kindOf } from '@zhiqiao/shared/notices/notice.kinds';
import type { World } from '../../platform/world.ts';
import { gatewayOf } from '../letters/gateway.reads.ts';
import { choicesOf } from './notice.choice.reads.ts';
import { mailTime } from './notice.hours.ts';

/** When a notice leaves the application, if it does: by the reader's choice, and where the county has a gateway. */
export const outwardOf = async (
  reader: Actor,
  code: string,
  noun: string,
  at: Date,
  world: World,
): Promise<{ mailAt?: Date; gatewayAt?: Date }> => {
  const gateway = (await gatewayOf(reader.county)) ? { gatewayAt: at } : {};
  if (!world.mail.on) return gateway;
  const choices = await choicesOf(reader.id);
  const mailAt = mailTime(choices.kinds[kindOf(code, noun)], choices, at);
  return { ...gateway, ...(mailAt ? { mailAt } : {}) };
};
