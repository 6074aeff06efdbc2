import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { type OutcomeBriefInput, outcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';
import { expertsByIds } from '../server/src/features/experts/expert.reads.ts';
import { importOutcomes } from '../server/src/features/outcomes/outcome.importing.service.ts';
import * as outcomes from '../server/src/features/outcomes/outcome.service.ts';
import type { Cast } from './play.people.ts';
import type { Player } from './playing.ts';
import type { Topic } from './topic.ts';

const wan = 1_000_000;
const enough = 85;
/** The last few are still on their way to the list. */
const waiting = enough - 5;

type Told = NonNullable<Topic['outcome']>;

/** What a topic's evidence would be as a listing, where no outcome of its own is written. */
const fromEvidence = (topic: Topic, at: number, trialFirst: boolean): Told => {
  const [kind, title, text] = topic.evidence[at]!.split('|');
  return {
    title: title!,
    summary: `${text}。来源：${kind}，已在企业现场验证，可到厂评估。适用于${topic.keywords.join('、')}。`,
    maturity: kind === '论文' ? 4 : 6,
    price: topic.budget[0] / 2,
    terms: trialFirst ? '先用后转，到期按约定价留用' : '价格面议',
    trialFirst,
  };
};

/** What a unit would bring into a workshop for a topic: made to be tried. */
const kitOf = (topic: Topic): Told => ({
  title: `${topic.title}工艺包`,
  summary: `参数表、专用部件和两天培训，装在现有产线上用。${topic.evidence[0]!.split('|')[2]}。`,
  maturity: 6,
  price: topic.budget[0] / 4,
  terms: '先用后转，到期按约定价留用',
  trialFirst: true,
});

/** A result is not consulted nor appointed: what remains of a topic's ways of working, or joint development. */
const offered = ({ modes }: Topic): Topic['modes'] => {
  const fit = modes.filter((mode) => mode !== 'consult' && mode !== 'post');
  return fit.length > 0 ? fit : ['jointDevelop'];
};

/** A share of what the firm gains, or one licence at the listed price, once it is kept. */
export const offerOf = (price: number): NonNullable<OutcomeBriefInput['offer']> =>
  price === 0
    ? {
        mode: 'salesShare',
        pricing: {
          kind: 'formula',
          formula: '新增产值 × 1.5%',
          quantities: [{ name: '新增产值', label: '合格率提高带来的年新增产值', unit: '元' }],
          capFen: 20 * wan,
          years: 3,
        },
        trigger: 'kept',
      }
    : {
        mode: 'oneOff',
        pricing: { kind: 'fixed', amountFen: Math.round(price * wan) },
        trigger: 'indicatorsMet',
      };

interface Listing {
  topic: Topic;
  told: Told;
}

const listings = (topics: readonly Topic[]): Listing[] => {
  const first = topics.map((topic) => ({
    topic,
    told: topic.outcome ?? fromEvidence(topic, 0, false),
  }));
  const kits = topics.map((topic) => ({ topic, told: kitOf(topic) }));
  const more = topics.flatMap((topic) =>
    topic.evidence
      .map((_, at) => at)
      .filter((at) => at > 0 || topic.outcome)
      .map((at) => ({ topic, told: fromEvidence(topic, at, topic.evidence[at]![0] !== '论') })),
  );
  const titles = new Set(first.map(({ told }) => told.title));
  return [...first, ...kits, ...more.filter(({ told }) => !titles.has(told.title))].slice(
    0,
    enough,
  );
};

const briefOf = ({ topic, told }: Listing, index: number, inventor?: Actor): OutcomeBriefInput => ({
  ...told,
  price: Math.round(told.price * wan),
  ...(told.trialFirst ? { offer: offerOf(told.price) } : {}),
  exclusive: topic.key === 'door' && told.trialFirst,
  keywords: topic.keywords,
  properties: [
    {
      number: `示例专利 ZL 2023 1 00${String(index).padStart(5, '0')}`,
      kind: 'invention',
      validUntil: index === 3 ? soon() : '2043-06-30',
    },
  ],
  industries: [topic.industry],
  modes: told.trialFirst ? ['license', 'transfer'] : offered(topic),
  trialScope: told.trialFirst ? '县内企业，一条产线' : '',
  trialMonths: 6,
  maturityEvidence: told.maturity > 4 ? '企业现场中试记录' : '实验室样品测试',
  ownershipClear: true,
  ...(inventor
    ? {
        inventor: inventor.expert!,
        inventors: [
          { name: inventor.name, share: 60, expert: inventor.expert! },
          { name: '课题组', share: 40 },
        ],
      }
    : {}),
});

/** A right that runs out within the notice a county wants. */
const soon = (): string => new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

/** What the trials are played on. */
export interface Listed {
  id: string;
  topic: Topic;
  office: Actor;
  inventor?: Actor;
  trialFirst: boolean;
  price: number;
  title: string;
}

/** An expert of the topic whom the office may name as the inventor: one of its own. */
const inventorsOf = async (
  cast: Cast,
): Promise<(topic: Topic, office: Actor) => Actor | undefined> => {
  const all = [...cast.experts.values()].flat();
  const rows = await expertsByIds(all.flatMap((actor) => actor.expert ?? []));
  const units = new Map(rows.map((row) => [row.id, row.unit]));
  return (topic, office) =>
    (cast.experts.get(topic.key) ?? []).find(
      (actor) => units.get(actor.expert ?? '') === office.organisation,
    );
};

const playOne = async (
  player: Player,
  one: Listing,
  index: number,
  office: Actor,
  inventor?: Actor,
) => {
  player.on(430 - index * 4);
  const { id } = await player.do(
    doors.draftOutcome,
    outcomes.draftOutcome,
    office,
    undefined,
    briefOf(one, index, inventor),
  );
  const left = enough - index;
  if (left === 1) return id;
  const { submitOutcome } = outcomes;
  const sent = await player.do(doors.submitOutcome, submitOutcome, office, id);
  if (sent.state === 'inventorReview' && left > 3)
    await player.do(doors.submitOutcome, submitOutcome, inventor, id);
  if (left > 5) await player.do(doors.approveOutcome, outcomes.approveOutcome, office, id);
  return id;
};

/** The universities' outcomes: most listed, a few waiting for their inventor or their unit, one draft. */
export const playOutcomes = async (
  player: Player,
  cast: Cast,
  topics: readonly Topic[],
): Promise<Listed[]> => {
  const offices = [...cast.universities.values()];
  const inventorOf = await inventorsOf(cast);
  const all = listings(topics);
  const play = async (one: Listing, index: number): Promise<Listed> => {
    const office = offices[index % offices.length]!;
    const inventor = inventorOf(one.topic, office);
    const id = await playOne(player, one, index, office, inventor);
    const { told, topic } = one;
    const { trialFirst, price, title } = told;
    const made = inventor ? { inventor } : {};
    return { id, topic, office, ...made, trialFirst, price, title };
  };
  // Of each topic the one that firms try went the whole way by hand.
  const tried = new Set(
    topics.map((topic) => all.find((one) => one.topic === topic && one.told.trialFirst)),
  );
  const byHand = all.slice(0, waiting).filter((one) => tried.has(one));
  const listed = await player.sideBySide(byHand, play);
  // The rest came as a table, as a bureau brings what its universities sent.
  player.on(200);
  const table = all.slice(0, waiting).filter((one) => !tried.has(one));
  const rows = table.map((one, at) => ({
    value: outcomeBrief.parse(briefOf(one, byHand.length + at)),
    owner: offices[at % offices.length]!.organisation!,
  }));
  await player.together(() => importOutcomes(rows, cast.broker, player.now()));
  await player.sideBySide(all.slice(waiting), (one, at) => play(one, waiting + at));
  return listed;
};
