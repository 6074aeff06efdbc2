import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bytesOf, type House, openHouse } from '../support/app.ts';
import { aBid, aCast, aPublishedNeed, type Cast } from '../support/deals.ts';
import { anExpert, type Seated } from '../support/people.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

let serial = 0;
const say = (who: Seated, talk: string, words: object) => {
  serial += 1;
  const clientId = `story-file-${serial}`;
  return who.person.post(`/api/conversations/${talk}/messages`, { clientId, ...words });
};
const said = async (who: Seated, talk: string, query = '') =>
  (await who.person.get(`/api/conversations/${talk}/messages${query}`).expect(200)).body.items;

/** A talk about a bid. */
const aTalk = async (title: string) => {
  const bid = await aBid(cast.expert, (await aPublishedNeed(cast, { title })).id);
  const about = { kind: 'bid', id: bid.id };
  const { id } = (await cast.firm.person.post('/api/conversations', { about }).expect(200)).body;
  return { talk: id as string };
};

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('attachments', () => {
  it('when a file hangs on a message, then the talk may fetch it at its tier, a stranger never, and nobody once withdrawn', async () => {
    const { talk } = await aTalk('带图说话的难题');
    const upload = async () =>
      (await cast.expert.person.upload('/api/files', '<img onerror=1>.png', png).expect(200)).body
        .id;
    const [open, closed] = [await upload(), await upload()];
    await cast.firm.person.get(`/api/files/${open}`).expect(404);
    await say(cast.firm, talk, { text: '拿别人的文件', files: [open] }).expect(400);
    const sent = (await say(cast.expert, talk, { text: '', files: [open] }).expect(200)).body;
    await say(cast.expert, talk, { text: '', files: [closed], fileTier: 'twoSides' }).expect(200);
    await cast.firm.person.get(`/api/files/${open}`).expect(200);
    await cast.rival.person.get(`/api/files/${open}`).expect(404);
    await cast.officer.person.get(`/api/files/${open}`).expect(404);
    await cast.firm.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    await cast.officer.person.get(`/api/files/${open}`).expect(200);
    await cast.officer.person.get(`/api/files/${closed}`).expect(404);
    expect((await said(cast.officer, talk))[1]).toMatchObject({ files: [], filesHidden: 1 });
    const at = `/api/conversations/${talk}/messages/${sent.seq}`;
    await cast.expert.person.delete(at).expect(200);
    await cast.firm.person.get(`/api/files/${open}`).expect(404);
  });
});

describe('looking for a file', () => {
  it('when its name is looked for, then its message is found by whoever may see it, and by nobody once withdrawn', async () => {
    const { talk } = await aTalk('找附件的难题');
    const send = async (name: string, fileTier: string) => {
      const { id } = (await cast.expert.person.upload('/api/files', name, png).expect(200)).body;
      return (await say(cast.expert, talk, { text: '', files: [id], fileTier }).expect(200)).body;
    };
    const open = await send('滚道圆度 Report.png', 'all');
    const closed = await send('滚道底牌.png', 'twoSides');
    await say(cast.firm, talk, { text: '滚道的图收到了' }).expect(200);
    const found = async (who: Seated, q: string) =>
      (await said(who, talk, `?q=${encodeURIComponent(q)}`)).map(({ seq }: { seq: number }) => seq);
    expect(await found(cast.firm, 'report.PNG')).toEqual([open.seq]);
    expect(await found(cast.firm, '滚道')).toEqual([open.seq, closed.seq, closed.seq + 1]);
    await cast.firm.person.post(`/api/conversations/${talk}/bureau`).expect(200);
    expect(await found(cast.officer, '底牌')).toEqual([]);
    expect(await found(cast.officer, '圆度')).toEqual([open.seq]);
    await cast.expert.person.delete(`/api/conversations/${talk}/messages/${open.seq}`).expect(200);
    expect(await found(cast.firm, 'Report')).toEqual([]);
  });
});

describe('the talk as a file', () => {
  it('when a side takes it, then all is in it, nothing in it can run, and that it was taken is recorded', async () => {
    const { talk } = await aTalk('要留底的难题');
    await say(cast.firm, talk, { text: '<script>alert(1)</script> & 好' }).expect(200);
    const larger = Buffer.concat([png, Buffer.alloc(2000)]);
    const file = await cast.expert.person.upload('/api/files', '批次记录.png', larger).expect(200);
    await say(cast.expert, talk, { text: '', files: [file.body.id] }).expect(200);
    const path = `/api/conversations/${talk}/export`;
    const page = (await bytesOf(cast.expert.person.get(path).expect(200))).toString();
    expect(page).toContain('&#60;script&#62;');
    expect(page).not.toContain('<script');
    const plain = (await bytesOf(cast.firm.person.get(`${path}?form=txt`).expect(200))).toString();
    expect(plain).toContain('<script>alert(1)</script> & 好');
    expect(plain).toMatch(/方启明（企业）\r\n<script>/);
    expect(plain).toMatch(/林知微（专家）\r\n\[附件\] 批次记录\.png \(2 KB\)/);
    const english = await bytesOf(
      cast.firm.person.get(`${path}?form=txt`).set('Accept-Language', 'en').expect(200),
    );
    expect(english.toString()).toContain('林知微 (expert)');
    expect(await house.factsOf(talk)).toContain('conversation.exported');
    const stranger = await anExpert(house);
    await stranger.person.get(path).expect(404);
  });
});
