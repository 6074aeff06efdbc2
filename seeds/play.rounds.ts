import * as doors from '@zhiqiao/shared/rounds/round.endpoints';
import {
  acceptOffer,
  declineOffer,
  listOffers,
} from '../server/src/features/rounds/offer.service.ts';
import { publishRound } from '../server/src/features/rounds/round.publishing.service.ts';
import { beginRound } from '../server/src/features/rounds/round.setting.service.ts';
import { solveRound } from '../server/src/features/rounds/round.solving.service.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';

const begin = (player: Player, cast: Cast, title: string, posts: 'needs' | 'towns') =>
  player.do(doors.beginRound, beginRound, cast.broker, undefined, {
    title,
    categories: posts === 'needs' ? ['sciDeputy', 'silver'] : ['sciEnvoy'],
    posts,
  });

/** One round out with both sides, a few answers in; another one being set up. */
export const playRounds = async (player: Player, cast: Cast): Promise<void> => {
  player.on(2, 10);
  await begin(player, cast, '特派员对乡镇（明年）', 'towns');
  const { id } = await begin(player, cast, '十一月科技副总对接', 'needs');
  await player.do(doors.solveRound, solveRound, cast.broker, id);
  await player.do(doors.publishRound, publishRound, cast.broker, id);
  player.on(1, 10);
  const { items } = await player.list(doors.listOffers, listOffers, cast.broker, { pageSize: 3 });
  const people = new Map([...cast.experts.values()].flat().map((one) => [one.expert, one]));
  for (const [index, offer] of items.entries()) {
    const expert = people.get(offer.expert.id);
    if (!expert) continue;
    if (index === 0)
      await player.do(doors.declineOffer, declineOffer, expert, offer.id, {
        reason: 'time',
        note: '下月有课，明年可以',
      });
    else await player.do(doors.acceptOffer, acceptOffer, expert, offer.id, { as: 'expert' });
  }
};
