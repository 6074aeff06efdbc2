import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import { meaningClockwork } from '../../server/src/features/matching/meaning.clockwork.ts';
import {
  MeaningMarkModel,
  MeaningVectorsModel,
} from '../../server/src/features/matching/meaning.model.ts';
import { makeEmbeddings } from '../../server/src/platform/embeddings.ts';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast, needBrief } from '../support/deals.ts';
import { type EmbeddingStand, startEmbedding } from '../support/embedding.ts';
import { aVerifiedExpert, expertProfile, type Seated } from '../support/people.ts';

let stand: EmbeddingStand;
let house: House;
let cast: Cast;
let need: string;
/** says the same in other words */
let same: Seated;
/** shares the words and does something else */
let apart: Seated;

const record = (key: string, title: string, text: string) => [
  { key, kind: 'patent', title, text, year: 2024 },
];
const secret = '进口设备的底价是八百万';

beforeAll(async () => {
  stand = await startEmbedding();
  house = await openHouse({
    env: { EMBEDDING_URL: stand.url, EMBEDDING_MODEL: 'small', EMBEDDING_KEY: 'a key' },
  });
  cast = await aCast(house);
  const of = (name: string, evidence: object[]) =>
    aVerifiedExpert(house, cast.officer, { name, summary: '', evidence });
  same = await of('艾同义', record('samer1', '轴承异音治理', '滚动体声响来自超精研残留波纹'));
  apart = await of('白异名', record('apart1', '轴承磨削液保温涂层', '磨削液储罐的涂层'));
  need = (
    await aPublishedNeed(cast, {
      tiers: { problem: 'promised' },
      background: `${secret}；磨削后的噪声与振动一直降不下来，客户多次退货，想找人一起把原因查清楚。`,
    })
  ).id;
  await house.settled();
});
afterAll(async () => {
  await house.close();
  await stand.close();
});
beforeEach(() => {
  stand.mood = 'well';
  stand.texts.length = 0;
  stand.asked = 0;
});

const run = () => meaningClockwork.run(house.assembly.world);
const marks = () => MeaningMarkModel.countDocuments();
const ranking = async (): Promise<{ expert: { id: string }; match: Match }[]> =>
  (await cast.officer.person.get(`/api/needs/${need}/experts`).expect(200)).body.items;
const of = async (who: Seated) =>
  (await ranking()).find(({ expert }) => expert.id === who.expert)?.match;
const order = async () =>
  (await ranking())
    .map(({ expert }) => expert.id)
    .filter((id) => id === same.expert || id === apart.expert);

describe('an endpoint that is not there', () => {
  it('when it is down, answers nonsense or says nothing, then lists, writes and the clockwork go on', async () => {
    const before = await ranking();
    expect(before.length).toBeGreaterThan(1);
    for (const mood of ['down', 'wrong', 'noJson'] as const) {
      stand.mood = mood;
      await run();
      expect(await ranking()).toEqual(before);
    }
    stand.mood = 'silent';
    const { world } = house.assembly;
    const usual = world.embeddings;
    world.embeddings = makeEmbeddings({ url: stand.url, model: 'small' }, 50);
    await run();
    world.embeddings = makeEmbeddings({ url: 'http://127.0.0.1:9/v1', model: 'small' });
    await run();
    world.embeddings = usual;
    expect(await ranking()).toEqual(before);
    expect(await MeaningVectorsModel.countDocuments()).toBe(0);
    expect(before.every(({ match }) => match.contributions.meaning === undefined)).toBe(true);
    // what it refused is asked again after an hour
    house.clock.pass(3_700_000);
  });
});

describe('vectors beside the documents', () => {
  it('when the endpoint serves, then all get theirs once, and the ranking follows the meaning', async () => {
    expect(await order()).toEqual([apart.expert, same.expert]);
    await run();
    expect(stand.keys).toContain('Bearer a key');
    expect(await marks()).toBe(5);
    expect(await order()).toEqual([same.expert, apart.expert]);
    const match = await of(same);
    expect(match!.contributions.meaning).toBeGreaterThan(8);
    const sum = Object.values(match!.contributions).reduce((all, one) => all + one, 0);
    expect(sum).toBeCloseTo(match!.score, 5);
    expect(match!.reasons.find(({ code }) => code === 'meaning.near')).toMatchObject({
      sources: [{ kind: 'evidence', id: 'samer1' }],
      quote: '轴承异音治理',
    });
    stand.asked = 0;
    await run();
    expect(stand.asked).toBe(0);
  });

  it('when a need hides a part, then that part was never sent', async () => {
    await MeaningMarkModel.deleteMany({});
    await MeaningVectorsModel.deleteMany({});
    await run();
    const sent = stand.texts.join('\n');
    expect(sent).toContain(needBrief().title);
    expect(sent).not.toContain(secret);
  });

  it('when a record changes, then its vector no longer counts, and only the new text is sent', async () => {
    const change = async (evidence: object[]) => {
      const { rev } = (await same.person.get(`/api/experts/${same.expert}`)).body;
      await same.person
        .put(`/api/experts/${same.expert}`, {
          ...expertProfile({ name: '艾同义', summary: '', evidence }),
          rev,
        })
        .expect(200);
      await house.settled();
    };
    const kept = record('samer1', '轴承异音治理', '滚动体声响来自超精研残留波纹');
    await change([...kept, ...record('samer2', '轴承密封', '泄漏')]);
    expect((await of(same))!.contributions.meaning).toBeGreaterThan(8);
    await run();
    expect(stand.texts).toEqual(['轴承密封。泄漏']);
    await change(record('samer2', '轴承密封', '泄漏'));
    const left = await of(same);
    expect(left?.contributions.meaning ?? 0).toBeLessThan(8);
    expect(JSON.stringify(left?.reasons ?? [])).not.toContain('samer1');
    await change(kept);
    await run();
  });

  it('when a record is taken back, then its meaning is taken back in the same moment', async () => {
    const put = (used: boolean) =>
      same.person.put('/api/desk/held', { kind: 'record', key: 'samer1', used }).expect(200);
    await put(false);
    expect((await of(same))?.contributions.meaning).toBeUndefined();
    await house.settled();
    await run();
    const row = await MeaningVectorsModel.findById(`expert:${same.expert}`).lean();
    expect(row).toBeNull();
    await put(true);
    await house.settled();
    await run();
    expect((await of(same))!.contributions.meaning).toBeGreaterThan(8);
  });
});

describe('other texts, other models', () => {
  it('when one text is refused, then the others are filled and it is tried again later', async () => {
    await MeaningMarkModel.deleteMany({});
    await MeaningVectorsModel.deleteMany({});
    stand.mood = { refuses: '保温涂层' };
    await run();
    expect((await of(same))!.contributions.meaning).toBeGreaterThan(8);
    expect((await of(apart))?.contributions.meaning).toBeUndefined();
    stand.mood = 'well';
    await run();
    expect((await of(apart))?.contributions.meaning).toBeUndefined();
    house.clock.pass(3_700_000);
    await run();
    expect((await of(apart))!.contributions.meaning).toBeGreaterThan(0);
  });

  it('when the same name answers in another dimension, then vectors never mix and all are made anew', async () => {
    stand.dimension = 12;
    const added = await aVerifiedExpert(house, cast.officer, { name: '新来者' });
    await run();
    await run();
    stand.dimension = 8;
    const rows = await MeaningMarkModel.find().lean();
    expect(new Set(rows.map(({ dimension }) => dimension))).toEqual(new Set([12]));
    expect(rows.map(({ _id }) => _id)).toContain(`expert:${added.expert}`);
    expect((await of(same))!.contributions.meaning).toBeGreaterThan(8);
  });

  it('when the model has another name or the endpoint is taken away, then old vectors say nothing', async () => {
    const { world } = house.assembly;
    const usual = world.embeddings!;
    world.embeddings = { ...usual, model: 'other' };
    expect((await of(same))!.contributions.meaning).toBeUndefined();
    world.embeddings = undefined;
    expect((await of(same))!.contributions.meaning).toBeUndefined();
    expect(await order()).toEqual([apart.expert, same.expert]);
    world.embeddings = usual;
  });

  it('when a thing is gone from what everybody may find, then its vectors go', async () => {
    expect(await MeaningVectorsModel.findById(`need:${need}`).lean()).not.toBeNull();
    await cast.firm.person
      .post(`/api/needs/${need}/withdraw`, { reason: 'planChanged', note: '不做了' })
      .expect(200);
    await run();
    expect(await MeaningVectorsModel.findById(`need:${need}`).lean()).toBeNull();
  });
});
