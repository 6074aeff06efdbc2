import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RememberedAnswers } from '../../server/src/embedded/search/remembered.answers.ts';
import { startSearch } from '../../server/src/embedded/search/start.ts';
import type { SearchIndex, SearchReply } from '../../server/src/platform/search/port.ts';
import { NEEDS, SAMPLE } from './search.documents.ts';

const reply = (total: number): SearchReply => ({ hits: [], total, facets: {} });
const asked = { index: 'needs', q: '轴承', offset: 0, limit: 20 };

describe('answers that are given again', () => {
  it('when the same is asked, then the engine is asked once; when anything differs, then again', async () => {
    const answers = new RememberedAnswers();
    let times = 0;
    const find = async () => reply(++times);
    await answers.ask(asked, find);
    expect((await answers.ask({ ...asked }, find)).total).toBe(1);
    const open = { ...asked, filter: { eq: ['state', 'open'] as [string, string] } };
    expect((await answers.ask(open, find)).total).toBe(2);
    expect((await answers.ask({ ...asked, index: 'experts' }, find)).total).toBe(3);
    expect((await answers.ask({ ...asked, limit: 500 }, find)).total).toBe(4);
    expect((await answers.ask({ ...asked, limit: 500 }, find)).total).toBe(5);
  });

  it('when an answer is on its way while the index changes, then it is not kept', async () => {
    const answers = new RememberedAnswers();
    let arrive: (value: SearchReply) => void = () => {};
    const early = answers.ask(asked, () => new Promise((resolve) => (arrive = resolve)));
    const change = answers.changing('needs', async () => {});
    arrive(reply(1));
    expect((await early).total).toBe(1);
    await change;
    expect((await answers.ask(asked, async () => reply(2))).total).toBe(2);
  });

  it('when the engine fails, then the failure is not kept, and other indexes keep what they have', async () => {
    const answers = new RememberedAnswers();
    await answers.ask({ ...asked, index: 'experts' }, async () => reply(7));
    const failing = answers.ask(asked, () => Promise.reject(new Error('away')));
    await expect(failing).rejects.toThrow('away');
    expect((await answers.ask(asked, async () => reply(3))).total).toBe(3);
    const broken = answers.changing('needs', () => Promise.reject(new Error('full')));
    await expect(broken).rejects.toThrow('full');
    expect((await answers.ask(asked, async () => reply(4))).total).toBe(4);
    const other = await answers.ask({ ...asked, index: 'experts' }, async () => reply(8));
    expect(other.total).toBe(7);
  });

  it('when many things are asked, then the oldest go, and what was given cannot be changed', async () => {
    const answers = new RememberedAnswers();
    for (let i = 0; i < 201; i++) await answers.ask({ ...asked, q: `${i}` }, async () => reply(i));
    expect((await answers.ask({ ...asked, q: '0' }, async () => reply(-1))).total).toBe(-1);
    const kept = await answers.ask({ ...asked, q: '200' }, async () => reply(-1));
    expect(kept.total).toBe(200);
    expect(() => kept.hits.push({} as never)).toThrow(TypeError);
  });
});

describe('the engine with answers that are given again', () => {
  let search: SearchIndex;
  beforeAll(async () => {
    search = await startSearch();
    await search.ensure(NEEDS);
  });
  afterAll(() => search.close());

  const shown = async (q: string | undefined) => {
    const found = await search.search({
      index: NEEDS.name,
      ...(q !== undefined && { q }),
      facets: ['state'],
      highlight: ['title'],
      offset: 0,
      limit: 20,
    });
    const counted = (found.facets.state ?? []).reduce((sum, { count }) => sum + count, 0);
    const ids = found.hits.map(({ document }) => document.id).sort();
    return { ids, total: found.total, counted };
  };

  it('when things come and go while many ask, then what is hidden is in no answer asked after it', async () => {
    const [first] = SAMPLE;
    const step = fc.record({
      at: fc.nat(SAMPLE.length - 1),
      hide: fc.boolean(),
      wait: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await search.apply(NEEDS.name, { upserts: [...SAMPLE] });
        const there = new Set(SAMPLE.map(({ id }) => id));
        for (const { at, hide, wait } of steps) {
          const asking = [shown(undefined), shown('轴承'), shown(undefined)];
          const one = SAMPLE[at] ?? first!;
          const change = hide ? { deletes: [one.id] } : { upserts: [one] };
          const changed = search.apply(NEEDS.name, change);
          if (wait) await Promise.all(asking);
          const during = shown(undefined);
          await changed;
          there[hide ? 'delete' : 'add'](one.id);
          const ids = [...there].sort();
          expect(await shown(undefined)).toEqual({ ids, total: ids.length, counted: ids.length });
          expect((await shown('轴承')).ids.every((id) => there.has(id))).toBe(true);
          await Promise.all([...asking, during]);
          expect((await shown(undefined)).ids).toEqual(ids);
        }
      }),
      { numRuns: 40 },
    );
  });
});
