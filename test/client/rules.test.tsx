import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ruleCatalogue, ruleCodes } from '@zhiqiao/shared/rules/rule.catalogue';
import type { RuleEntry, RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { RulesPage } from '../../client/src/pages/rules/RulesPage.tsx';
import { inHouse, meAs } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const now: RuleRow = {
  code: 'need.reviewDays',
  unit: 'workingDays',
  scope: 'platform',
  county: '331201',
  value: 3,
  document: '平台默认：受理审核 3 个工作日',
  number: '',
  from: '2020-01-01',
};
const coming: RuleEntry = {
  id: 'e'.repeat(24),
  code: 'need.reviewDays',
  unit: 'workingDays',
  value: 5,
  document: '清江县技术需求办理规程',
  number: '清科〔2026〕21号',
  from: '2026-12-01',
  state: 'coming',
  by: { name: '周以安', at: '2026-11-23T02:00:00.000Z' },
  standings: ['reader', 'officer', 'leader'],
};
const leader = ['reader', 'officer', 'leader'];

const open = (
  standings: string[],
  more: Parameters<typeof fakeWire>[0] = {},
  address = '/rules',
) => {
  const wire = fakeWire({
    'GET /api/me': { json: meAs('leader') },
    'GET /api/rules': { json: { items: [now], standings } },
    'GET /api/rules/need.reviewDays': {
      json: { code: now.code, now, fallback: now, rev: 1, standings, items: [coming] },
    },
    ...more,
  });
  inHouse(<RulesPage />, address);
  return { wire, user: userEvent.setup() };
};

describe('the rules', () => {
  it('when a guest looks, then numbers and documents are there and no button', async () => {
    open(['reader']);
    expect(await screen.findByText('3 个工作日')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('when a broker looks, then the history is open and nothing can be changed', async () => {
    const { user } = open(['reader', 'officer']);
    await user.click(await screen.findByRole('button', { name: /沿革/ }));
    const sheet = await screen.findByRole('dialog');
    expect(await within(sheet).findByText(/清科〔2026〕21号/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /修改/ })).toBeNull();
  });

  it('when the leader changes one, then it is shown first and written only after a second look', async () => {
    const held = { value: 3, document: now.document, number: '', from: now.from };
    const { user, wire } = open(leader, {
      'POST /api/rules/preview': {
        json: {
          code: now.code,
          unit: now.unit,
          before: held,
          after: { value: 4, document: '新规程', number: '', from: '2027-01-04' },
          effect: 'clocksKeep',
          count: 7,
          atOnce: false,
        },
      },
      'POST /api/rules': { json: { ...coming, value: 4, from: '2027-01-04' } },
    });
    await user.click(await screen.findByRole('button', { name: /修改/ }));
    const sheet = await screen.findByRole('dialog');
    const value = await within(sheet).findByLabelText('改成');
    await user.clear(value);
    await user.type(value, '4');
    await user.type(within(sheet).getByLabelText('依据文件'), '新规程');
    await user.type(within(sheet).getByLabelText('施行日'), '2027-01-04');
    await user.click(within(sheet).getByRole('button', { name: '看看会怎样' }));
    expect(await within(sheet).findByText(/正在计时的 7 件，到期日不变/)).toBeTruthy();
    const written = () => wire.knocks.filter(({ address }) => address === '/api/rules').at(-1);
    expect(written()?.method).toBe('GET');
    await user.click(within(sheet).getByRole('button', { name: '发布' }));
    await waitFor(() => expect(wire.of('POST /api/rules').length).toBe(2));
    expect(wire.of('POST /api/rules').at(-1)?.body).toEqual({
      code: 'need.reviewDays',
      value: 4,
      document: '新规程',
      number: '',
      from: '2027-01-04',
      rev: 1,
    });
  });

  it('when the server refuses a field, then it says so at the field and what was typed stays', async () => {
    const { user } = open(leader, {
      'POST /api/rules/preview': {
        status: 400,
        json: {
          code: 'badInput',
          detail: {},
          requestId: 'r',
          issues: [{ path: 'document', code: 'too_small', message: '依据文件：请填写' }],
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: /修改/ }));
    const value = await screen.findByLabelText('改成');
    await user.clear(value);
    await user.type(value, '6');
    await user.click(screen.getByRole('button', { name: '看看会怎样' }));
    expect((await screen.findAllByText('依据文件：请填写')).length).toBeGreaterThan(0);
    expect(screen.getByLabelText('依据文件').getAttribute('aria-invalid')).toBe('true');
    expect((screen.getByLabelText('改成') as HTMLInputElement).value).toBe('6');
  });

  it('when a tab is opened, or one rule is pointed at, then it is there: no rule is without a place', async () => {
    const every = ruleCodes.map((code) => ({ ...now, code, unit: ruleCatalogue[code].unit }));
    const items = every as unknown as RuleRow[];
    const answer = { 'GET /api/rules': { json: { items, standings: ['reader'] } } };
    open(['reader'], answer, '/rules#quote.voucherPercent');
    expect(await screen.findByText('创新券抵扣的比例')).toBeTruthy();
    const seen = new Set<string>();
    for (const tab of ['需求与揭榜', '成果与试用', '合同与资金', '其他']) {
      await userEvent.click(screen.getByRole('link', { name: new RegExp(tab) }));
      for (const { id } of document.querySelectorAll('li.rule')) seen.add(id);
    }
    expect([...seen].toSorted()).toEqual([...ruleCodes].toSorted());
  });
});
