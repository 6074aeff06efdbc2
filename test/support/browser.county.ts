import { expect } from '@jest/globals';
import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { readSheet } from 'read-excel-file/node';
import { ask } from './browser.people.ts';
import { url, type Visitor } from './browser.ts';

interface Overview {
  byState: Record<string, number>;
  decided: Record<string, number>;
  overdue: object[];
  mediation: { state: string }[];
}

/** What a county like it has: its outcomes, its firms, and a trial for everything that may become of one. */
export const countPlayed = async (leader: Visitor) => {
  const table = await leader.page.request.get(`${url}/api/exports/outcomes`);
  expect((await readSheet(await table.body())).length - 1).toBe(85);
  const firms = '/api/organisations?kind=firm&standing=verified&pageSize=1';
  expect((await ask<{ total: number }>(leader, 'GET', firms)).total).toBeGreaterThanOrEqual(45);
  const { byState, decided, overdue, mediation } = await ask<Overview>(
    leader,
    'GET',
    '/api/desk/trial-overview',
  );
  expect(Object.keys(byState).toSorted()).toEqual(Object.keys(trialMachine.states).toSorted());
  for (const kind of ['converted', 'returned', 'breach', 'calledOff', 'declined'])
    expect(decided[kind]).toBeGreaterThan(0);
  expect(overdue).toHaveLength(1);
  expect(mediation.map(({ state }) => state)).toContain('rightsClaim');
};
