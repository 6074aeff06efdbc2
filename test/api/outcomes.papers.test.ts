import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type House, openHouse } from '../support/app.ts';
import { seated } from '../support/people.ts';
import {
  aListedOutcome,
  aTrialCast,
  outcomeBrief,
  post,
  type TrialCast,
  upload,
} from '../support/trials.ts';

let house: House;
let cast: TrialCast;

beforeAll(async () => {
  house = await openHouse({ at: '2026-03-02T01:00:00Z' });
  cast = await aTrialCast(house);
});
afterAll(() => house.close());

/** One white point. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
);

describe('pictures of an outcome', () => {
  it('when one hangs on a listed outcome with words for it, then everybody sees both; a text is no picture', async () => {
    const sent = await cast.unit.person.upload('/api/files', '样机.png', png);
    expect(sent.status).toBe(200);
    const picture = { file: sent.body.id, alt: '超精研样机，工位在左' };
    const { id } = await aListedOutcome(cast, { pictures: [picture] });
    const seen = (await house.guest().get(`/api/outcomes/${id}`).expect(200)).body;
    expect(seen.pictures).toMatchObject([{ id: picture.file, alt: picture.alt }]);
    await house.guest().get(`/api/files/${picture.file}`).expect(200);
    const plain = { file: await upload(cast.unit), alt: '不是图片' };
    const refused = await post(
      cast.unit,
      '/api/outcomes',
      outcomeBrief({ pictures: [plain] }),
      400,
    );
    expect(refused.issues[0]).toMatchObject({ path: 'pictures', code: 'picture.type' });
    const silent = outcomeBrief({ pictures: [{ file: picture.file, alt: '' }] });
    await post(cast.unit, '/api/outcomes', silent, 400);
  });
});

describe('doubles of an outcome', () => {
  it('when its people look for them, then the most alike of the same unit comes first, and never another unit’s', async () => {
    const title = '轴承沟道在线测振装置';
    const one = await aListedOutcome(cast, { title });
    const twin = await aListedOutcome(cast, { title: `${title}（重复）` });
    await aListedOutcome(cast, { title: '竹材防霉处理', summary: '竹材真空浸渍防霉' });
    const strangers = await seated(house, 'universityOfficer');
    await aListedOutcome({ ...cast, unit: strangers }, { title });
    const list = async (q = '') =>
      (
        await cast.officer.person
          .get(`/api/outcomes/${one.id}/doubles?q=${encodeURIComponent(q)}`)
          .expect(200)
      ).body.items;
    const found = await list();
    expect(found.map(({ title }: { title: string }) => title)).toEqual([
      `${title}（重复）`,
      '滚道超精研参数自适应方法',
      '竹材防霉处理',
    ]);
    expect(found[0].likeness).toBeGreaterThan(found[1].likeness + 20);
    expect((await list(twin.number)).map(({ id }: { id: string }) => id)).toEqual([twin.id]);
    await strangers.person.get(`/api/outcomes/${one.id}/doubles`).expect(403);
  });
});
