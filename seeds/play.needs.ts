import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as doors from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedBriefInput, NeedView } from '@zhiqiao/shared/needs/need.schema';
import { readTarget } from '../server/src/features/imports/import.words.ts';
import * as delivering from '../server/src/features/needs/need.delivering.service.ts';
import { listMine } from '../server/src/features/needs/need.listing.service.ts';
import * as posting from '../server/src/features/needs/need.posting.service.ts';
import * as reviewing from '../server/src/features/needs/need.reviewing.service.ts';
import type { Cast } from './play.people.ts';
import { type Player, town } from './playing.ts';
import type { Topic } from './topic.ts';

const wan = 1_000_000;

const indicatorOf = (line: string, index: number) => {
  const [name, current, target, unit, method] = line.split('|');
  return {
    key: `ind${index}x`,
    name: name!,
    current: Number(current),
    unit: unit!,
    method: method!,
    ...readTarget(target!)!,
  };
};

type Told = Pick<Topic, 'title' | 'background' | 'indicators' | 'budget' | 'keywords'> &
  Partial<Topic>;

/** What a firm would type for a topic. @param deadline a day, 2026-11-21 */
export const briefOf = (
  told: Told,
  home: Pick<Topic, 'industry' | 'town' | 'disciplines'> & Partial<Pick<Topic, 'modes'>>,
  deadline: string | null,
): NeedBriefInput => ({
  title: told.title,
  background: told.background,
  tried: told.tried ?? '',
  keywords: told.keywords,
  indicators: told.indicators.map(indicatorOf),
  budget: told.budget[1] ? { min: told.budget[0] * wan, max: told.budget[1] * wan } : null,
  deadline,
  industry: home.industry,
  disciplines: home.disciplines,
  town: town(home.town),
  modes: told.modes ?? home.modes ?? ['jointDevelop'],
  secrets: told.tried ? '具体型号、供应商和客户名单' : '',
  tiers: { indicators: 'public', terms: 'public' },
});

/** The firm writes it down. */
export const draft = (player: Player, firm: Actor, brief: NeedBriefInput): Promise<NeedView> =>
  player.do(doors.draftNeed, posting.draftNeed, firm, undefined, brief);

/** The firm submits; where it has a 首席科技官, they countersign. */
export const submit = (player: Player, cast: Cast, key: string, id: string) =>
  player.do(
    doors.submitNeed,
    posting.submitNeed,
    cast.technologists.get(key) ?? cast.firms.get(key),
    id,
    {
      duplicateReason: '与在办需求对象不同',
    },
  );

const publish = (player: Player, cast: Cast, id: string) =>
  player.do(doors.publishNeed, reviewing.publishNeed, cast.broker, id);

/** Draft, review and publication, on the days they took. @param daysAgo when it was published */
export const post = async (
  player: Player,
  cast: Cast,
  key: string,
  brief: NeedBriefInput,
  daysAgo: number,
): Promise<string> => {
  player.on(daysAgo + 4);
  const { id } = await draft(player, cast.firms.get(key)!, brief);
  player.on(daysAgo + 3, 14);
  await submit(player, cast, key, id);
  player.on(daysAgo, 10);
  await publish(player, cast, id);
  return id;
};

/** Signing, the results, both sides agreeing: as far as `until`. */
export const carryOut = async (
  player: Player,
  cast: Cast,
  deal: { key: string; id: string; expert: Actor; need: Told; from: number },
  until: 'committed' | 'delivering' | 'resolved' | 'closed',
) => {
  if (until === 'committed') return;
  const firm = cast.firms.get(deal.key)!;
  player.on(Math.max(1, deal.from - 8));
  await player.do(doors.deliverNeed, delivering.deliverNeed, firm, deal.id, {
    signedOn: player.day(0),
    contractNumber: `示例合同-${deal.from}`,
  });
  if (until === 'delivering') return;
  player.on(Math.max(1, deal.from - 90));
  const reported = await player.do(doors.reportNeed, delivering.reportNeed, firm, deal.id, {
    results: deal.need.indicators.map(indicatorOf).map((item, index) => ({
      key: item.key,
      value: item.target,
      met: index === 0 ? ('yes' as const) : ('partly' as const),
      note: index === 0 ? '' : '再稳定运行两个月后复测',
    })),
  });
  player.on(Math.max(1, deal.from - 92));
  await player.do(doors.resolveNeed, delivering.resolveNeed, deal.expert, deal.id, {
    rev: reported.rev,
  });
  if (until === 'resolved') return;
  player.on(Math.max(1, deal.from - 125));
  await player.do(doors.closeNeed, reviewing.closeNeed, cast.broker, deal.id);
};

/** The bureau makes a topic of its next guide out of a need that nobody solved. */
export const toGuide = async (player: Player, cast: Cast, title: string) => {
  const found = await player.list(doors.listMyNeeds, listMine, cast.broker, { q: title });
  const need = found.items.find((item) => item.state === 'expired');
  if (need) await player.do(doors.guideNeed, reviewing.guideNeed, cast.broker, need.id);
};
