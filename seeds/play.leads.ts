import * as doors from '@zhiqiao/shared/leads/lead.endpoints';
import { listNeeds } from '@zhiqiao/shared/search/search.endpoints';
import { tellUnits } from '../server/src/features/leads/lead.finding.service.ts';
import { listLeads, offerLead } from '../server/src/features/leads/lead.service.ts';
import { searchNeeds } from '../server/src/features/search/search.service.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';

/** What open needs and outcomes have for each other: most wait for the units, each unit has offered its likeliest. */
export const playLeads = async (player: Player, cast: Cast): Promise<void> => {
  player.on(2, 9);
  const open = await player.list(listNeeds, searchNeeds, cast.broker, {
    sort: 'newest',
    pageSize: 12,
  });
  for (const { card } of open.items) await tellUnits(card.id, player.world);
  player.on(1, 15);
  for (const officer of cast.universities.values()) {
    const { items } = await player.list(doors.listLeads, listLeads, officer, { pageSize: 2 });
    const [lead, other] = items;
    if (!lead || !other) continue;
    const note = '样机可以先寄一台试装，不收费';
    await player.do(doors.offerLead, offerLead, officer, lead.id, { note });
  }
};
