import * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import * as outcomes from '../server/src/features/outcomes/outcome.service.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';
import type { Topic } from './topic.ts';

const wan = 1_000_000;
const enough = 25;

/** What a topic's best evidence would be as a listing, where no outcome of its own is written. */
const fromEvidence = (topic: Topic) => {
  const [kind, title, text] = topic.evidence[0]!.split('|');
  return {
    title: title!,
    summary: `${text}。来源：${kind}，已在企业现场验证，可到厂评估。适用于${topic.keywords.join('、')}。`,
    maturity: kind === '论文' ? 4 : 6,
    price: topic.budget[0] / 2,
    terms: '价格面议',
    trialFirst: false,
  };
};

/** A result is not consulted nor appointed: what remains of a topic's ways of working, or joint development. */
const offered = ({ modes }: Topic): Topic['modes'] => {
  const fit = modes.filter((mode) => mode !== 'consult' && mode !== 'post');
  return fit.length > 0 ? fit : ['jointDevelop'];
};

/** The plainest way to pay after a trial: one licence at the listed price, once it is kept. */
const buyOut = (price: number) => ({
  mode: 'oneOff' as const,
  pricing: { kind: 'fixed' as const, amountFen: Math.round(price * wan) },
  trigger: 'kept' as const,
});

/** The universities' outcomes: most listed, two waiting for their unit, one draft. */
export const playOutcomes = async (
  player: Player,
  cast: Cast,
  topics: readonly Topic[],
): Promise<void> => {
  const offices = [...cast.universities.values()];
  const listing = [
    ...topics.map((topic) => ({ topic, told: topic.outcome ?? fromEvidence(topic) })),
    { topic: topics[0]!, told: fromEvidence(topics[0]!) },
  ];
  for (const [index, { topic, told }] of listing.slice(0, enough).entries()) {
    const office = offices[index % offices.length]!;
    player.on(400 - index * 14);
    const { id } = await player.do(doors.draftOutcome, outcomes.draftOutcome, office, undefined, {
      ...told,
      price: Math.round(told.price * wan),
      ...(told.trialFirst ? { offer: buyOut(told.price) } : {}),
      keywords: topic.keywords,
      patents: [`示例专利 ZL 2023 1 00${String(index).padStart(5, '0')}`],
      industries: [topic.industry],
      modes: told.trialFirst ? ['license', 'transfer'] : offered(topic),
      ownershipClear: true,
    });
    if (index === enough - 1) continue;
    await player.do(doors.submitOutcome, outcomes.submitOutcome, office, id);
    if (index < enough - 3)
      await player.do(doors.approveOutcome, outcomes.approveOutcome, office, id);
  }
};
