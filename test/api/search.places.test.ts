import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aFirm, aVerifiedExpert, creditCode, type Seated, seated } from '../support/people.ts';

let house: House;
let leader: Seated;
beforeAll(async () => {
  house = await openHouse();
  leader = await seated(house, 'leader');
});
afterAll(() => house.close());

const found = async (words: string, more = '') => {
  await house.settled();
  const path = `/api/search/organisations?q=${encodeURIComponent(words)}${more}`;
  return (await house.guest().get(path).expect(200)).body;
};
const namesIn = (reply: { items: { card: { name: string } }[] }) =>
  reply.items.map(({ card }) => card.name);

describe('all kinds at once', () => {
  it('when one kind has what was typed, then others do not push in what only sounds like it', async () => {
    const expert = { summary: '助理研究员，研究茶叶杀青', unitName: '研究员之家（示例）' };
    await aVerifiedExpert(house, leader, expert);
    await leader.person
      .post('/api/organisations', {
        kind: 'platform',
        platformKind: 'laboratory',
        name: '水磨研究院（示例）',
        creditCode: creditCode(),
      })
      .expect(200);
    await house.settled();
    const ask = async (q: string) =>
      (
        await house
          .guest()
          .get(`/api/search?q=${encodeURIComponent(q)}`)
          .expect(200)
      ).body;
    const all = await ask('研究院');
    expect(all.organisations.total).toBe(1);
    expect([all.experts.total, all.corrected]).toEqual([0, undefined]);
    expect((await ask('研究园之家')).corrected).toBe('研究员之家');
    const partly = await ask('茶叶杀青 航空发动机');
    expect([partly.relaxed, partly.experts.total]).toEqual([true, 1]);
    expect((await ask('茶叶杀青')).relaxed).toBeUndefined();
  });
});

describe('organisations in search', () => {
  it('when the bureau registers an institute, then people find it by what it is called and does, and among all kinds', async () => {
    const institute = {
      kind: 'platform',
      platformKind: 'institute',
      name: '清江茶机（示例）',
      creditCode: creditCode(),
      town: '331201201',
      intro: '做茶叶加工装备的中试',
    };
    await leader.person.post('/api/organisations', institute).expect(200);
    expect(namesIn(await found('研究院'))).toContain('清江茶机（示例）');
    expect(namesIn(await found('茶叶中试', '&kind=platform&town=331201201'))).toHaveLength(1);
    expect((await found('清江茶机', '&kind=firm')).total).toBe(0);
    const all = (await house.guest().get('/api/search?q=qjcj').expect(200)).body;
    expect(namesIn(all.organisations)).toEqual(['清江茶机（示例）']);
  });

  it('when a firm is verified, refused again or renamed, then lists follow; before that nobody finds it', async () => {
    const firm = await aFirm(house, { name: '望山竹业（示例）' });
    expect((await found('望山竹业')).total).toBe(0);
    const say = (verdict: string) =>
      leader.person
        .post(`/api/organisations/${firm.organisation}/verdict`, { verdict, note: '核对过' })
        .expect(200);
    await say('verified');
    expect((await found('望山竹业')).items[0].card).not.toHaveProperty('creditCode');
    const { rev } = (await firm.person.get(`/api/organisations/${firm.organisation}`)).body;
    await firm.person
      .put(`/api/organisations/${firm.organisation}`, {
        name: '观溪竹业（示例）',
        intro: '',
        investors: [],
        rev,
      })
      .expect(200);
    expect(namesIn(await found('观溪竹业'))).toEqual(['观溪竹业（示例）']);
    await say('refused');
    expect((await found('观溪竹业')).total).toBe(0);
  });
});
