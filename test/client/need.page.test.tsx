import { beforeAll, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { RouteObject } from 'react-router';
import { NeedPage } from '../../client/src/pages/needs/NeedPage.tsx';
import { meAs, openClient } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';
import { hex, needView } from './need.samples.ts';

// Pages load their dialogs when they are asked for; here that is waited for once, not within a story.
beforeAll(async () => {
  await import('../../client/src/app/AntdTheme.tsx');
  await import('../../client/src/features/comparing/AnswerDialog.tsx');
});

const tree: RouteObject[] = [{ path: '/needs/:id', Component: NeedPage }];
const id = hex('a');
const bid = (digit: string, name: string, changes: Partial<BidView> = {}): BidView => ({
  id: hex(digit),
  rev: 0,
  state: 'submitted',
  need: { id, number: 'XQ2026-0018', title: '套圈噪声', firm: { id: hex('f'), name: '砺行轴承' } },
  expert: { id: hex('e'), name, title: '副教授', unit: '之滨理工大学', category: 'sciDeputy' },
  answers: [{ key: 'v2rate', answer: 'yes', value: 96, words: '3 批连检' }],
  plan: '第一步到现场测基线。',
  months: 9,
  price: 48_000_000,
  conflict: '',
  nothingConfidential: true,
  conflictDeclared: true,
  standings: ['firm'],
  unread: 0,
  ...changes,
});

const world = (role: string | undefined, view: object, bids: BidView[] = []) =>
  fakeWire({
    'GET /api/me': { json: meAs(role) },
    'GET /api/reference': { json: { towns: [], industries: [], disciplines: [] } },
    [`GET /api/needs/${id}`]: { json: view },
    [`GET /api/needs/${id}/timeline`]: { json: { items: [] } },
    [`GET /api/needs/${id}/bids`]: { json: { items: bids } },
    ...Object.fromEntries(
      bids.flatMap((one) => [
        [`POST /api/bids/${one.id}/open`, { json: { ...one, state: 'reviewing' } }],
        [`POST /api/bids/${one.id}/decline`, { json: { ...one, state: 'notSelected' } }],
      ]),
    ),
  });

const matching = needView({ state: 'matching', bids: { total: 2, waiting: 2 } });

describe('bids side by side', () => {
  const two = [
    bid('1', '林知微'),
    bid('2', '陆怀瑾', {
      state: 'reviewing',
      price: 26_000_000,
      answers: [{ key: 'v2rate', answer: 'partly', value: 94, words: '需新砂轮' }],
    }),
  ];

  it('when the firm opens them, then each bid that was only submitted is opened, once', async () => {
    const wire = world('firmOwner', matching, two);
    openClient(tree, `/needs/${id}?tab=bids`);
    await screen.findByRole('columnheader', { name: /林知微/ });
    await waitFor(() => expect(wire.of('POST /api/bids')).toHaveLength(1));
    await waitFor(() => expect(wire.of(`GET /api/needs/${id}/bids`).length).toBeGreaterThan(1));
    expect(wire.of('POST /api/bids').map(({ address }) => address)).toEqual([
      `/api/bids/${hex('1')}/open`,
    ]);
  });

  it('when the bureau looks, then nothing is opened in the firm’s name', async () => {
    const seen = two.map((one) => ({ ...one, standings: ['officer'] }));
    const wire = world('broker', { ...matching, standings: ['signedIn', 'officer'] }, seen);
    openClient(tree, `/needs/${id}?tab=bids`);
    await screen.findByRole('columnheader', { name: /林知微/ });
    expect(wire.of('POST /api/bids')).toHaveLength(0);
    expect(screen.queryByRole('button', { name: '入围' })).toBeNull();
  });

  it('when figures differ, then the best of each row is said', async () => {
    world('firmOwner', matching, two);
    openClient(tree, `/needs/${id}?tab=bids`);
    const row = (await screen.findByRole('rowheader', { name: /V2 级合格率/ })).closest('tr')!;
    const cells = within(row)
      .getAllByRole('cell')
      .map((one) => one.textContent);
    expect(cells[0]).toContain('96% · 3 批连检 该行最优');
    expect(cells[1]).not.toContain('该行最优');
  });

  it('when one is declined, then a reason and a sentence are asked for before anything is sent', async () => {
    const wire = world('firmOwner', matching, two);
    openClient(tree, `/needs/${id}?tab=bids`);
    await userEvent.click((await screen.findAllByRole('button', { name: '婉拒' }))[0]!);
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('button', { name: '婉拒' }));
    await within(dialog).findByText('请选一个原因');
    expect(wire.of('POST /api/bids').filter((k) => k.address.endsWith('decline'))).toHaveLength(0);
    await userEvent.click(within(dialog).getByLabelText('技术太早'));
    await userEvent.click(within(dialog).getByLabelText('给他写一句话'));
    await userEvent.paste('等样机出来再谈');
    await userEvent.click(within(dialog).getByRole('button', { name: '婉拒' }));
    await waitFor(() => {
      const sent = wire.of('POST /api/bids').find((k) => k.address.endsWith('decline'));
      expect(sent?.body).toEqual({ reason: 'tooEarly', sentence: '等样机出来再谈' });
    });
  });
});

describe('what is closed to a reader', () => {
  const hidden = [
    { group: 'files', tier: 'promised' },
    { group: 'secrets', tier: 'selected' },
  ];
  const { files: _files, secrets: _secrets, ...open } = matching;

  it('when a guest reads it, then what opens it is said, with the one step: sign in', async () => {
    world(undefined, { ...open, hidden, standings: ['guest'] });
    openClient(tree, `/needs/${id}`);
    const panel = (await screen.findByRole('heading', { name: '图和数据' })).closest('section')!;
    expect(panel.textContent).toContain('专家承诺保密后可见');
    const step = within(panel).getByRole('link', { name: '登录查看' });
    expect(step.getAttribute('href')).toContain(encodeURIComponent(`/needs/${id}`));
    const secret = screen.getByRole('heading', { name: '不便公开的底细' }).closest('section')!;
    expect(within(secret).queryByRole('link')).toBeNull();
    expect(screen.queryByRole('button', { name: '撤回' })).toBeNull();
  });

  it('when an expert reads it, then the promise is theirs to make', async () => {
    world('expert', { ...open, hidden, standings: ['signedIn', 'expert'] });
    openClient(tree, `/needs/${id}`);
    const panel = (await screen.findByRole('heading', { name: '图和数据' })).closest('section')!;
    expect(within(panel).getByRole('button', { name: '承诺保密' })).toBeTruthy();
    expect(screen.getByRole('link', { name: '写揭榜申请' })).toBeTruthy();
  });
});
