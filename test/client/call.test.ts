import { afterEach, describe, expect, it } from '@jest/globals';
import { sendMessage } from '@zhiqiao/shared/conversations/conversation.endpoints';
import { refusalStatus } from '@zhiqiao/shared/kernel/refusal';
import { draftNeed, editNeed, readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import { listNeeds } from '@zhiqiao/shared/search/search.endpoints';
import { addressOf, CallFailed, call } from '../../client/src/platform/call.ts';
import { dropLine, takeLine } from '../../client/src/platform/line.ts';
import { refusals as en } from '../../client/src/platform/words/refusals.en.ts';
import { refusals as zh } from '../../client/src/platform/words/refusals.zh.ts';
import { fakeWire } from '../support/wire.ts';

const id = 'a'.repeat(24);
const failing = async (run: Promise<unknown>): Promise<CallFailed> => {
  const error = await run.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(CallFailed);
  return error as CallFailed;
};

describe('what is sent', () => {
  it('when a door has params and a query, then both are in the address and empty parts are not', () => {
    expect(addressOf('/api/needs/:id/x', { params: { id: 'a/b' } })).toBe('/api/needs/a%2Fb/x');
    const query = { q: '', town: ['t1', 't2'], mode: [], page: 2, state: undefined };
    expect(addressOf('/api/needs', { query })).toBe('/api/needs?town=t1%2Ct2&page=2');
  });

  it('when something is written, then JSON goes with the header that no other site can send', async () => {
    const wire = fakeWire({ 'POST /api/needs': { json: { id } } });
    document.documentElement.lang = 'en';
    await call(draftNeed, { body: { title: '轴承噪声' }, key: 'k1' });
    expect(wire.knocks[0]).toMatchObject({
      body: { title: '轴承噪声' },
      headers: {
        'X-Requested-With': 'zhiqiao',
        'Accept-Language': 'en',
        'Content-Type': 'application/json',
        'Idempotency-Key': 'k1',
      },
    });
  });

  it('when something is read, then no body goes with it', async () => {
    const wire = fakeWire({ 'GET /api/needs': { json: { items: [] } } });
    await call(listNeeds, { query: { q: '轴承' } });
    expect(wire.knocks[0]!.body).toBeUndefined();
    expect(decodeURIComponent(wire.knocks[0]!.address)).toBe('/api/needs?q=轴承');
  });
});

describe('what a failure tells', () => {
  it('when the server refuses, then code, issues, detail and the number to quote are told', async () => {
    const told = {
      code: 'badInput',
      detail: { limit: 3 },
      issues: [{ path: 'title', code: 'too_small', message: '标题：至少写 4 个字' }],
      requestId: '7f3a',
    };
    fakeWire({ [`PUT /api/needs/${id}`]: { status: 400, json: told } });
    const failed = await failing(call(editNeed, { params: { id }, body: { title: 'x', rev: 1 } }));
    expect({ ...failed }).toMatchObject({ status: 400, ...told });
  });

  it('when nothing answers, then it is offline', async () => {
    fakeWire({ [`GET /api/needs/${id}`]: 'offline' });
    const failed = await failing(call(readNeed, { params: { id } }));
    expect([failed.status, failed.code]).toEqual([0, 'offline']);
  });

  it.each([
    [502, 'offline'],
    [504, 'offline'],
    [500, 'fault'],
    [418, 'fault'],
  ])('when %d comes without our JSON, then it is %s', async (status, code) => {
    fakeWire({ [`GET /api/needs/${id}`]: { status } });
    expect((await failing(call(readNeed, { params: { id } }))).code).toBe(code);
  });

  it('when a code is on the list, then both languages have a sentence for it', () => {
    for (const code of [...Object.keys(refusalStatus), 'offline'] as (keyof typeof zh)[]) {
      expect(zh[code].length).toBeGreaterThan(5);
      expect(en[code].length).toBeGreaterThan(5);
    }
  });
});

describe('the open socket', () => {
  afterEach(dropLine);
  const body = { clientId: 'over-the-line-1', text: '节拍能到 20 秒吗？' };
  const say = () => call(sendMessage, { params: { id }, body });
  const lineThat = (answer: () => Promise<unknown>, connected = true) => {
    const asked: object[] = [];
    const emitWithAck = (_event: 'ask', what: object) => {
      asked.push(what);
      return answer();
    };
    takeLine({ connected, timeout: () => ({ emitWithAck }) });
    return asked;
  };

  it('when it is there, then what is made for it goes that way, and all else by HTTP', async () => {
    const wire = fakeWire({ 'GET /api/needs': { json: { items: [] } } });
    const asked = lineThat(async () => ({ status: 200, body: { seq: 1 } }));
    expect(await say()).toEqual({ seq: 1 });
    expect(asked).toMatchObject([
      { door: 'POST /api/conversations/:id/messages', params: { id }, body },
    ]);
    await call(listNeeds, { query: {} });
    expect(asked).toHaveLength(1);
    expect(wire.knocks).toHaveLength(1);
  });

  it('when it refuses, then the refusal is told; when no answer comes, then it may be sent again', async () => {
    lineThat(async () => ({ status: 429, body: { code: 'tooMany', requestId: '7f3a' } }));
    expect({ ...(await failing(say())) }).toMatchObject({
      status: 429,
      code: 'tooMany',
      requestId: '7f3a',
    });
    lineThat(() => Promise.reject(new Error('timeout')));
    expect({ ...(await failing(say())) }).toMatchObject({ status: 0, code: 'offline' });
  });

  it('when it is cut, then HTTP is asked', async () => {
    const wire = fakeWire({ [`POST /api/conversations/${id}/messages`]: { json: { seq: 2 } } });
    const asked = lineThat(async () => ({ status: 200, body: { seq: 1 } }), false);
    expect(await say()).toEqual({ seq: 2 });
    expect(asked).toHaveLength(0);
    expect(wire.knocks).toHaveLength(1);
  });
});
