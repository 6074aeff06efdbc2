import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountModel } from '../../server/src/features/accounts/account.model.ts';
import { type House, openHouse } from '../support/app.ts';
import { anExpert } from '../support/people.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse({ demo: true });
});
afterAll(() => house.close());

describe('the doors of a demonstration', () => {
  it("when a door is an expert's, then it names the unit of the profile", async () => {
    const expert = await anExpert(house);
    await AccountModel.updateOne({ expert: expert.expert }, { $set: { demo: '2-expert' } });
    const { items } = (await house.guest().get('/api/demo').expect(200)).body;
    expect(items).toEqual([
      { key: '2-expert', role: 'expert', name: '林知微', place: '之滨理工大学（示例）' },
    ]);
  });
});
