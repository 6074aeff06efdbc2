import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const like = async (id: string) => {
  await house.settled();
  const reply = await house.guest().get(`/api/search/alike?of=needs&id=${id}`).expect(200);
  return (reply.body.needs as { title: string }[]).map(({ title }) => title);
};
const about = (title: string, background: string) => ({ title, background, keywords: [] });

describe('needs like this one', () => {
  it('when others are on the same subject, then they are shown, itself and other subjects not; a withdrawn one is gone', async () => {
    const noise =
      '套圈磨削后轴承振动噪声散差大，怀疑砂轮修整间隔和滚道圆度有关，客户要求降低噪声。';
    const one = await aPublishedNeed(cast, about('轴承套圈磨削噪声控制', noise));
    const twin = await aPublishedNeed(
      cast,
      about('深沟球轴承磨削振动噪声', `${noise}产线节拍不能放慢。`),
    );
    await aPublishedNeed(
      cast,
      about(
        '山茶油压榨残油率偏高',
        '压榨饼残油率高，低温压榨后色泽发暗，想在不加溶剂的情况下提高出油率。',
      ),
    );
    expect(await like(one.id)).toEqual(['深沟球轴承磨削振动噪声']);
    await cast.firm.person
      .post(`/api/needs/${twin.id}/withdraw`, { reason: 'other', note: '不需要了' })
      .expect(200);
    expect(await like(one.id)).toEqual([]);
  });

  it('when it is not open to everybody, then nothing is told of it', async () => {
    const draft = (await cast.firm.person.post('/api/needs', { title: '还没发布的难题' })).body;
    expect(await like(draft.id)).toEqual([]);
  });
});
