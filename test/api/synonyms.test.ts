import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  loadReference,
  synonymList,
} from '../../server/src/features/reference/reference.service.ts';
import { type House, openHouse } from '../support/app.ts';
import { aCast, aPublishedNeed, type Cast } from '../support/deals.ts';

let house: House;
let cast: Cast;
beforeAll(async () => {
  house = await openHouse();
  cast = await aCast(house);
});
afterAll(() => house.close());

const found = async (q: string) => {
  await house.settled();
  const { body } = await house
    .guest()
    .get(`/api/needs?q=${encodeURIComponent(q)}`)
    .expect(200);
  return body.items.map((item: { card: { id: string } }) => item.card.id);
};

describe('words that mean the same', () => {
  it('when a need says one word and somebody types the other, then it is found', async () => {
    const need = await aPublishedNeed(cast, { title: '增材制造钛合金支架变形' });
    expect(await found('3D打印')).toContain(need.id);
  });

  it('when the shipped list is read, then no word is in two groups and none is shorter than two', () => {
    const words = synonymList().flat();
    expect(new Set(words.map((word) => word.toLowerCase())).size).toBe(words.length);
    expect(words.filter((word) => word.length < 2)).toEqual([]);
  });

  it('when a county has its own list, then it stands in the place of ours; a broken one is named', () => {
    const shipped = synonymList();
    const dir = mkdtempSync(join(tmpdir(), 'reference-'));
    const path = join(dir, 'synonyms.json');
    try {
      writeFileSync(path, '[["笋干", "笋尖"]]');
      loadReference(dir);
      expect(synonymList()).toEqual([['笋干', '笋尖']]);
      writeFileSync(path, '[["alone"]]');
      expect(() => loadReference(dir)).toThrow(path);
    } finally {
      writeFileSync(path, JSON.stringify(shipped));
      loadReference(dir);
      rmSync(dir, { recursive: true });
    }
  });
});
