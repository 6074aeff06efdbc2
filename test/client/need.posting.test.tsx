import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RouteObject } from 'react-router';
import { EditNeedPage, PostNeedPage } from '../../client/src/pages/needs/PostNeedPage.tsx';
import { meAs, openClient } from '../support/house.tsx';
import { fakeWire, type Knock } from '../support/wire.ts';
import { hex, needView } from './need.samples.ts';

const me = meAs('firmOwner');
const organisation = { id: hex('f'), name: '砺行轴承', kind: 'firm', standing: 'verified' };
const lists = {
  towns: [{ code: '331201101', zh: '石桥镇', en: 'Shiqiao' }],
  industries: [{ code: '3451', zh: '滚动轴承制造', en: 'Rolling bearings' }],
  disciplines: [],
};
const world = {
  'GET /api/me': { json: { ...me, account: { ...me.account, organisation } } },
  'GET /api/reference': { json: lists },
  'GET /api/rules': { json: { items: [] } },
  [`GET /api/organisations/${hex('f')}`]: {
    json: { ...organisation, town: '331201101', industry: '3451' },
  },
  'POST /api/needs/similar': { json: { items: [] } },
};
const tree: RouteObject[] = [
  { path: '/needs/new', Component: PostNeedPage },
  { path: '/needs/:id/edit', Component: EditNeedPage },
  { path: '/needs/:id', element: <p>这件需求的页面</p> },
];
const refused = (status: number, code: string, detail: object = {}, issues: object[] = []) => ({
  status,
  json: { code, detail, issues, requestId: 'r1' },
});
const bodyOf = (knock: Knock | undefined) => knock?.body as Record<string, unknown>;
const title = () => screen.findByLabelText('一句话说问题');
const press = async (name: string | RegExp) =>
  userEvent.click(screen.getByRole('button', { name }));
const score = () => screen.getByRole('img', { name: /^体检/ }).getAttribute('aria-label');

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
});

describe('writing a need', () => {
  it('when it is typed, then the check follows, and a gap leads to its field', async () => {
    fakeWire(world);
    openClient(tree, '/needs/new');
    await title();
    expect(score()).toContain('5 分');
    await userEvent.type(screen.getByLabelText('第 1 条：指标'), 'V2 级合格率');
    await userEvent.type(screen.getByLabelText('第 1 条：现在'), '86');
    await userEvent.type(screen.getByLabelText('第 1 条：目标'), '９５');
    await userEvent.type(screen.getByLabelText('第 1 条：单位'), '%');
    expect(score()).toContain('41 分');
    await press(/^\+14 去补\s?：\s?“V2 级合格率”没写怎么测$/);
    expect(document.activeElement).toBe(screen.getByLabelText('第 1 条：怎么测'));
  });

  it('when a usual indicator is picked, then it fills the empty row and is not offered again', async () => {
    fakeWire(world);
    openClient(tree, '/needs/new');
    await title();
    await press('+ 滚道圆度 μm');
    expect(screen.getByLabelText<HTMLInputElement>('第 1 条：指标').value).toBe('滚道圆度');
    expect(screen.queryByLabelText('第 2 条：指标')).toBeNull();
    expect(screen.queryByRole('button', { name: '+ 滚道圆度 μm' })).toBeNull();
  });

  it('when the server refuses a field, then it is said at the field and every word stays, also on the device', async () => {
    const issue = { path: 'title', code: 'too_small', message: '标题：至少写 4 个字' };
    const wire = fakeWire({ ...world, 'POST /api/needs': refused(400, 'badInput', {}, [issue]) });
    const { unmount } = openClient(tree, '/needs/new');
    await userEvent.type(await title(), '轴');
    await press('存草稿');
    await screen.findAllByText('标题：至少写 4 个字');
    expect((await title()).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(await title());
    expect(wire.of('POST /api/needs')).toHaveLength(1);
    unmount();
    openClient(tree, '/needs/new');
    await screen.findByText(/已接着/);
    expect(((await title()) as HTMLInputElement).value).toBe('轴');
  });

  it('when it is saved and then refused for points, then the second try changes the same draft', async () => {
    const draft = needView({ rev: 0 });
    const wire = fakeWire({
      ...world,
      'POST /api/needs': { json: draft },
      [`PUT /api/needs/${draft.id}`]: { json: { ...draft, rev: 1 } },
      [`POST /api/needs/${draft.id}/submit`]: refused(409, 'tooFewPoints', { score: 18, line: 60 }),
    });
    openClient(tree, '/needs/new');
    await userEvent.type(await title(), '提高轴承寿命');
    await press('提交审核');
    await screen.findByText(/体检 18 分，提交线 60 分/);
    await userEvent.type(await title(), '一倍');
    await press('提交审核');
    await waitFor(() => expect(wire.of('PUT /api/needs')).toHaveLength(1));
    expect(bodyOf(wire.of('PUT /api/needs')[0])).toMatchObject({
      title: '提高轴承寿命一倍',
      rev: 0,
    });
    expect(
      wire.of('POST /api/needs').filter(({ address }) => address === '/api/needs'),
    ).toHaveLength(1);
  });

  it('when it repeats another of the firm, then the difference is asked for and sent along', async () => {
    const draft = needView({ rev: 0 });
    const like = { id: hex('b'), title: '套圈噪声', number: 'XQ2026-0001', likeness: 0.7 };
    const wire = fakeWire({
      ...world,
      [`GET /api/needs/${draft.id}`]: { json: draft },
      [`POST /api/needs/${draft.id}/submit`]: (knock) =>
        bodyOf(knock).duplicateReason
          ? { json: { ...draft, state: 'submitted' } }
          : refused(409, 'duplicateNeed', like),
    });
    openClient(tree, `/needs/${draft.id}/edit`);
    await title();
    await press('提交审核');
    await userEvent.type(await screen.findByLabelText('区别在哪里'), '这件做外圈');
    await press('说明区别，再提交');
    await screen.findByText('这件需求的页面');
    expect(bodyOf(wire.of(`POST /api/needs/${draft.id}/submit`)[1]).duplicateReason).toBe(
      '这件做外圈',
    );
  });

  it('when a colleague saved meanwhile, then it says so, and mine can be saved over the newer one', async () => {
    const draft = needView({ rev: 3 });
    const wire = fakeWire({
      ...world,
      [`GET /api/needs/${draft.id}`]: { json: draft },
      [`PUT /api/needs/${draft.id}`]: (knock) =>
        bodyOf(knock).rev === 3
          ? refused(409, 'stale', { rev: 5 })
          : { json: { ...draft, rev: 6 } },
    });
    openClient(tree, `/needs/${draft.id}/edit`);
    await userEvent.type(await title(), '二期');
    await press('存草稿');
    const told = await screen.findByText(/别人在您之后改过这件需求/);
    expect(((await title()) as HTMLInputElement).value).toMatch(/二期$/);
    await userEvent.click(within(told.parentElement!).getByRole('button', { name: '按我写的存' }));
    await screen.findByText(/草稿已存到平台/);
    expect(bodyOf(wire.of('PUT /api/needs')[1])).toMatchObject({ rev: 5 });
  });

  it('when the firm has a 首席科技官, then it says that one step is left', async () => {
    const draft = needView({ rev: 3 });
    const clock = {
      who: 'firm',
      what: 'countersign',
      startedAt: draft.createdAt,
      due: draft.createdAt,
    };
    fakeWire({
      ...world,
      [`GET /api/needs/${draft.id}`]: { json: draft },
      [`POST /api/needs/${draft.id}/submit`]: { json: { ...draft, clock } },
    });
    openClient(tree, `/needs/${draft.id}/edit`);
    await title();
    await press('提交审核');
    await screen.findByText('还差一步：请首席科技官会签');
  });
});

describe('seeing a need as others will', () => {
  it('when a group is kept to the chosen one, then the preview shows its words only to them', async () => {
    fakeWire({
      ...world,
      [`GET /api/needs/${hex('a')}`]: { json: needView({ secrets: '砂轮 A60' }) },
    });
    openClient(tree, `/needs/${hex('a')}/edit?preview=on`);
    await screen.findByText('套圈磨削后噪声散差大');
    expect(screen.queryByText('砂轮 A60')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '选定的专家' }));
    expect(screen.getByText('砂轮 A60')).toBeTruthy();
  });
});
