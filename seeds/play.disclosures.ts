import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as ledgerDoors from '@zhiqiao/shared/disclosures/disclosure.endpoints';
import * as doors from '@zhiqiao/shared/needs/need.endpoints';
import { moveDoor } from '../server/src/features/disclosures/disclosure.service.ts';
import { promiseNeed } from '../server/src/features/needs/need.promising.service.ts';
import { readNeed } from '../server/src/features/needs/need.reading.service.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';

/** The need whose ledger has something in it. */
export const watched = 'bearing';

const read = (player: Player, who: Actor, need: string) =>
  player.do(doors.readNeed, readNeed, who, need);

/** 底牌账本 with something in it: promises signed, secrets read on several days, one door closed. */
export const playDisclosures = async (player: Player, cast: Cast, need: string) => {
  const firm = cast.firms.get(watched)!;
  // Two who bid later, and one from another field: that one is shut out.
  const experts = [...cast.experts.get(watched)!.slice(0, 2), cast.experts.get('vision')![0]!];
  const [first, second, third] = experts;
  for (const [index, expert] of experts.entries()) {
    player.on(17 - index * 2, 14);
    await player.do(doors.promiseNeed, promiseNeed, expert, need, { promise: true });
  }
  player.on(12, 20);
  await read(player, first!, need);
  await read(player, cast.broker, need);
  player.on(11, 8);
  await read(player, second!, need);
  await read(player, third!, need);
  player.on(10, 22);
  await read(player, third!, need);
  player.on(8, 9);
  await player.do(ledgerDoors.changeDoor, moveDoor, firm, need, {
    expert: third!.expert!,
    shut: true,
  });
};
