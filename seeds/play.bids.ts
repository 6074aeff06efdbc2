import * as accountDoors from '@zhiqiao/shared/accounts/account.endpoints';
import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as doors from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import * as talkDoors from '@zhiqiao/shared/conversations/conversation.endpoints';
import { keepContact } from '../server/src/features/accounts/account.contact.service.ts';
import * as answering from '../server/src/features/bids/bid.answering.service.ts';
import * as writing from '../server/src/features/bids/bid.writing.service.ts';
import * as talks from '../server/src/features/conversations/conversation.service.ts';
import { say } from '../server/src/features/conversations/message.service.ts';
import { readTarget } from '../server/src/features/imports/import.words.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';
import type { Topic } from './topic.ts';

const wan = 1_000_000;
type Told = Pick<Topic, 'indicators' | 'budget' | 'keywords'>;

const answersOf = (told: Told, rank: number) =>
  told.indicators.map((line, index) => {
    const target = readTarget(line.split('|')[2]!)!.target;
    const weak = index >= told.indicators.length - rank;
    return {
      key: `ind${index}x`,
      answer: weak ? (rank > 1 ? ('no' as const) : ('partly' as const)) : ('yes' as const),
      value: weak ? null : target,
      words: weak ? '现有条件下先做到一半，二期再降' : '同类产线验证过，可连续三批复测',
    };
  });

/** One expert's bid on a need; where their unit must agree, its officer sends it on the next day. */
export const bid = async (
  player: Player,
  cast: Cast,
  expert: Actor,
  need: string,
  told: Told,
  rank: number,
  daysAgo: number,
): Promise<BidView> => {
  player.on(daysAgo + 2);
  const draft = await player.do(doors.draftBid, writing.draftBid, expert, undefined, {
    need,
    answers: answersOf(told, rank),
    plan: `第一步到现场测${told.keywords[0] ?? '现状'}的基线数据；第二步按指标逐条改进并小批验证；第三步连续三批复测，形成工艺文件并培训班组。`,
    months: 6 + rank * 2,
    price: Math.round(
      (told.budget[0] + ((told.budget[1] - told.budget[0]) * (rank + 1)) / 4) * wan,
    ),
    conflict: '',
    nothingConfidential: true,
    conflictDeclared: true,
  });
  const sent = await player.do(doors.submitBid, writing.submitBid, expert, draft.id);
  if (sent.state !== 'unitReview') return sent;
  player.on(daysAgo, 11);
  return player.do(doors.submitBid, writing.submitBid, unitOfficer(cast, sent), draft.id);
};

const unitOfficer = (cast: Cast, sent: BidView): Actor => {
  const names = [...cast.universities.values()];
  return (
    names.find(
      (officer) =>
        sent.expert.unit && cast.unitNames.get(officer.organisation!) === sent.expert.unit,
    ) ?? cast.broker
  );
};

export const opened = (player: Player, firm: Actor, id: string) =>
  player.do(doors.openBid, answering.openBid, firm, id);
export const shortlisted = (player: Player, firm: Actor, id: string) =>
  player.do(doors.shortlistBid, answering.shortlistBid, firm, id);
export const questioned = (player: Player, firm: Actor, id: string, question: string) =>
  player.do(doors.clarifyBid, answering.clarifyBid, firm, id, { question });
export const declined = (
  player: Player,
  firm: Actor,
  id: string,
  reason: 'technical' | 'unclear' | 'benefitUnclear',
  sentence: string,
) => player.do(doors.declineBid, answering.declineBid, firm, id, { reason, sentence });
export const awarded = (player: Player, firm: Actor, id: string, sentence: string) =>
  player.do(doors.awardBid, answering.awardBid, firm, id, { sentence });

/** How to reach somebody, as they keep it with their account: of a domain that is nobody's. */
const reachable = (player: Player, who: Actor, email: string) =>
  player.do(accountDoors.saveContact, keepContact, who, undefined, { email, phone: '' });

/** A few words to and fro on a bid. */
export const talk = async (
  player: Player,
  firm: Actor,
  expert: Actor,
  id: string,
  lines: readonly string[],
) => {
  await reachable(player, firm, 'contact@example.com');
  const { id: conversation } = await player.do(
    talkDoors.openConversation,
    talks.openTalk,
    firm,
    undefined,
    { about: { kind: 'bid', id } },
  );
  for (const [index, text] of lines.entries()) {
    const speaker = index % 2 ? expert : firm;
    await player.do(talkDoors.sendMessage, say, speaker, conversation, {
      clientId: `seed-${id}-${index}`,
      text,
    });
  }
};
