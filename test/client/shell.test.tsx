import { describe, expect, it, jest } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Link, type RouteObject } from 'react-router';
import { NotFoundPage, RouteFailed } from '../../client/src/app/RouteFailed.tsx';
import { Shell } from '../../client/src/app/Shell.tsx';
import { keepLanguage, savedLanguage } from '../../client/src/platform/device.ts';
import { Page } from '../../client/src/ui/Page.tsx';
import { meAs, openClient } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const Broken = () => {
  throw new Error('broken on purpose');
};

const tree: RouteObject[] = [
  {
    path: '/',
    Component: Shell,
    children: [
      {
        ErrorBoundary: RouteFailed,
        children: [
          {
            index: true,
            element: (
              <Page title="首页">
                去<Link to="/needs">需求</Link>
              </Page>
            ),
          },
          { path: 'needs', element: <Page title="68 件难题等人揭榜">内容</Page> },
          { path: 'broken', Component: Broken },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
];

const counted = (unread: number) => ({
  json: { items: [], total: 5, page: 1, pageSize: 1, unread },
});
const serve = (role?: string, preferences = {}) =>
  fakeWire({
    'GET /api/me': { json: meAs(role, preferences) },
    'GET /api/notices': counted(3),
    'GET /api/conversations': counted(2),
    'GET /api/desk/needs': counted(0),
    'PATCH /api/me/preferences': (knock) => ({ json: knock.body }),
    'DELETE /api/session': { json: { done: true } },
  });
const main = () => screen.getByRole('navigation', { name: '主导航' });

describe('the frame around every page', () => {
  it('when a guest comes, then they find landmarks, the way to the content, and the public pages', async () => {
    serve();
    openClient(tree, '/');
    await screen.findByText('登录');
    expect(screen.getByRole('main').id).toBe('main');
    expect(screen.getByText('跳到正文').getAttribute('href')).toBe('#main');
    const words = within(main())
      .getAllByRole('link')
      .map((link) => link.textContent);
    expect(words).toEqual(['一网尽览', '需求榜', '成果榜', '专家', '规则']);
    expect(screen.getByText('示例数据')).toBeTruthy();
    expect(screen.queryByRole('link', { name: /通知/ })).toBeNull();
  });

  it('when an officer comes, then their own words and what waits are there', async () => {
    serve('broker');
    openClient(tree, '/');
    await within(main()).findByText('待办');
    await within(main()).findByText('5 件待办');
    expect(screen.getByRole('link', { name: '通知，3 条未读' })).toBeTruthy();
    const bar = screen.getByRole('navigation', { name: '底部导航' });
    expect(within(bar).getAllByRole('link')).toHaveLength(4);
  });

  it('when the page changes, then focus is at its heading and the window has its title', async () => {
    serve();
    openClient(tree, '/');
    await screen.findByRole('heading', { name: '首页' });
    expect(document.activeElement).toBe(document.body);
    await userEvent.click(screen.getByRole('link', { name: '需求' }));
    const heading = await screen.findByRole('heading', { name: '68 件难题等人揭榜' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(document.title).toBe('68 件难题等人揭榜 · 智桥');
    const present = within(main()).getByRole('link', { current: 'page' });
    expect(present.textContent).toBe('需求榜');
  });

  it('when a page breaks, then the header stays and there is a way on', async () => {
    serve();
    const complain = console.error;
    console.error = () => undefined;
    openClient(tree, '/broken');
    await screen.findByRole('heading', { name: '这一页没能打开' });
    console.error = complain;
    expect(main()).toBeTruthy();
    expect(screen.getByRole('button', { name: '再试一次' })).toBeTruthy();
  });

  it('when there is no such page, then it says so and leads onward', async () => {
    serve();
    openClient(tree, '/nowhere');
    await screen.findByRole('heading', { name: '没有这一页' });
    expect(screen.getByRole('link', { name: '回首页' }).getAttribute('href')).toBe('/');
  });
});

describe('the switches', () => {
  it('when large type is switched on, then the page knows, the device keeps it, and the account too', async () => {
    const wire = serve('firmOwner');
    openClient(tree, '/');
    await screen.findByRole('button', { name: /方启明的账号/ });
    await userEvent.click(screen.getAllByRole('button', { name: '大字' })[0]!);
    expect(document.documentElement.dataset.size).toBe('large');
    expect(localStorage.getItem('zq.size')).toBe('large');
    await waitFor(() =>
      expect(wire.of('PATCH /api/me/preferences')[0]?.body).toEqual({ size: 'large' }),
    );
    await userEvent.click(screen.getAllByRole('button', { name: '大字' })[0]!);
    expect(document.documentElement.dataset.size).toBeUndefined();
  });

  it('when a browser comes for the first time, then its own language is spoken until one is chosen', () => {
    const own = jest.spyOn(navigator, 'language', 'get');
    const spoken = (language: string) => {
      own.mockReturnValue(language);
      return savedLanguage();
    };
    expect(['en-GB', 'en', 'zh-CN', 'fr'].map(spoken)).toEqual(['en', 'en', 'zh-CN', 'zh-CN']);
    keepLanguage('zh-CN');
    expect(spoken('en-GB')).toBe('zh-CN');
    own.mockRestore();
  });

  it('when English is chosen, then every word of the frame and html lang are English', async () => {
    serve();
    expect(savedLanguage()).toBe('zh-CN');
    openClient(tree, '/');
    await userEvent.click((await screen.findAllByRole('button', { name: 'English' }))[0]!);
    await screen.findByText('Skip to content');
    expect(document.documentElement.lang).toBe('en');
    expect(savedLanguage()).toBe('en');
    expect(screen.getByRole('navigation', { name: 'Main' }).textContent).toBe(
      'OverviewNeedsOutcomesExpertsRules',
    );
  });

  it('when somebody signs in elsewhere with large type, then it is large here', async () => {
    serve('expert', { size: 'large' });
    openClient(tree, '/');
    await waitFor(() => expect(document.documentElement.dataset.size).toBe('large'));
    delete document.documentElement.dataset.size;
  });
});

describe('the account menu', () => {
  it('when it is opened, then Escape closes it and gives the focus back', async () => {
    serve('firmOwner');
    openClient(tree, '/');
    const button = await screen.findByRole('button', { name: /方启明的账号/ });
    await userEvent.click(button);
    expect(screen.getByRole('button', { name: '退出登录' })).toBeTruthy();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: '退出登录' })).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('when somebody signs out, then the frame is a guest’s again', async () => {
    const wire = serve('firmOwner');
    openClient(tree, '/');
    await userEvent.click(await screen.findByRole('button', { name: /方启明的账号/ }));
    await userEvent.click(screen.getByRole('button', { name: '退出登录' }));
    await screen.findByText('登录');
    expect(wire.of('DELETE /api/session')).toHaveLength(1);
  });
});
