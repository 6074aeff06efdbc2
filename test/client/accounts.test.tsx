import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AccountPage } from '../../client/src/pages/accounts/AccountPage.tsx';
import { RegisterPage } from '../../client/src/pages/accounts/RegisterPage.tsx';
import { SetUpPage } from '../../client/src/pages/accounts/SetUpPage.tsx';
import { SignInPage } from '../../client/src/pages/accounts/SignInPage.tsx';
import { meAs, openClient } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

// jsdom neither scrolls nor knows CSS.escape.
Element.prototype.scrollIntoView ??= () => undefined;
globalThis.CSS ??= { escape: (text: string) => text.replace(/\W/g, '\\$&') } as typeof CSS;

const tree = [
  { path: '/sign-in', Component: SignInPage },
  { path: '/register', Component: RegisterPage },
  { path: '/setup', Component: SetUpPage },
  { path: '/needs/:id', element: <p>那件需求</p> },
  { path: '/desk', element: <p>我的桌面</p> },
];
const guest = { ...meAs(), demo: false };
const lists = { towns: [], industries: [], disciplines: [] };
const base = { 'GET /api/me': { json: guest }, 'GET /api/reference': { json: lists } };

const enter = async (login: string) => {
  await userEvent.type(await screen.findByLabelText('登录名'), login);
  await userEvent.type(screen.getByLabelText('密码'), 'some long phrase');
  await userEvent.click(screen.getByRole('button', { name: '登录' }));
};

describe('signing in', () => {
  it('when name and password fit, then one is back where one came from', async () => {
    fakeWire({ ...base, 'POST /api/session': { json: meAs('firmOwner') } });
    openClient(tree, '/sign-in?to=/needs/7');
    await enter('fang');
    expect(await screen.findByText('那件需求')).toBeTruthy();
  });

  it('when the name is locked, then it says for how long, and what was typed stays', async () => {
    const refused = { code: 'lockedOut', detail: { minutes: 12 }, requestId: 'r1' };
    fakeWire({ ...base, 'POST /api/session': { status: 429, json: refused } });
    openClient(tree, '/sign-in');
    await enter('fang');
    expect((await screen.findByRole('alert')).textContent).toContain('还要等 12 分钟');
    expect(screen.getByLabelText<HTMLInputElement>('登录名').value).toBe('fang');
  });

  it('when it is no demonstration, then there are no doors beside it', async () => {
    const wire = fakeWire(base);
    openClient(tree, '/sign-in');
    await screen.findByLabelText('登录名');
    expect(wire.of('GET /api/demo')).toHaveLength(0);
  });
});

describe('coming from a talk to fill in how to be reached', () => {
  const talk = '/messages/65a000000000000000000001';
  const account = [
    { path: '/account', Component: AccountPage },
    { path: '/messages/:id', element: <p>那个对话</p> },
  ];
  const wires = {
    ...base,
    'GET /api/me': { json: meAs('firmOwner') },
    'GET /api/me/mail': { json: { email: '', state: 'none', on: false } },
    'PUT /api/me/contact': { json: { email: '', phone: '13000000000' } },
  };

  it('when it is saved, then one step leads back to the talk; nothing leads elsewhere', async () => {
    fakeWire(wires);
    openClient(account, `/account?to=${talk}`);
    await userEvent.type(await screen.findByLabelText('电话'), '13000000000');
    await userEvent.click(
      within(screen.getByRole('region', { name: '联系方式' })).getByRole('button', {
        name: '保存',
      }),
    );
    await userEvent.click(await screen.findByRole('link', { name: '回到对话' }));
    expect(await screen.findByText('那个对话')).toBeTruthy();
  });

  it('when the address names another place, then no link is offered', async () => {
    fakeWire(wires);
    openClient(account, '/account?to=https://elsewhere.example/messages/1');
    await screen.findByLabelText('电话');
    expect(screen.queryByRole('link', { name: '回到对话' })).toBeNull();
  });
});

describe('registering a firm', () => {
  const issues = [{ path: 'account.login', code: 'custom', message: '登录名：已经有人用了' }];
  const taken = { code: 'alreadyExists', detail: {}, issues, requestId: 'r2' };

  it('when the server complains of a field, then it stands there until the field is changed', async () => {
    fakeWire({ ...base, 'POST /api/registrations/firm': { status: 409, json: taken } });
    openClient(tree, '/register');
    const login = await screen.findByLabelText('登录名');
    await userEvent.type(login, 'fang');
    await userEvent.click(screen.getByRole('button', { name: '注册本单位' }));
    await waitFor(() => expect(login.getAttribute('aria-invalid')).toBe('true'));
    expect(document.activeElement).toBe(login);
    await userEvent.type(login, '2');
    expect(login.getAttribute('aria-invalid')).toBeNull();
  });

  it('when the page is left and opened again, then everything typed is there, but never the password', async () => {
    fakeWire(base);
    const first = openClient(tree, '/register');
    await userEvent.type(await screen.findByLabelText('单位全称'), '砺行轴承');
    await userEvent.type(screen.getByLabelText('密码'), 'some long phrase');
    first.unmount();
    expect(JSON.stringify({ ...localStorage })).not.toContain('some long phrase');
    openClient(tree, '/register');
    expect((await screen.findByLabelText<HTMLInputElement>('单位全称')).value).toBe('砺行轴承');
    expect(screen.getByLabelText<HTMLInputElement>('密码').value).toBe('');
  });
});

describe('registering an expert', () => {
  const units = [
    { id: 'b'.repeat(24), name: '之滨理工大学' },
    { id: 'c'.repeat(24), name: '之滨理工大学研究院' },
  ];
  const open = () => {
    const wire = fakeWire({
      ...base,
      'GET /api/units': { json: { items: units } },
      'POST /api/registrations/expert': { json: meAs('expert') },
    });
    openClient(tree, '/register?as=expert');
    return wire;
  };
  const send = () => userEvent.click(screen.getByRole('button', { name: '注册专家' }));
  const sent = (wire: ReturnType<typeof open>) =>
    (wire.of('POST /api/registrations/expert')[0]?.body as { expert: object } | undefined)?.expert;

  it('when the unit is one of the system, then its record is sent, so that it reviews the bids', async () => {
    const wire = open();
    await userEvent.type(await screen.findByLabelText('所在单位'), '之滨理工大学');
    expect(await screen.findByText(/先送单位审核/)).toBeTruthy();
    await send();
    await waitFor(() => expect(sent(wire)).toMatchObject({ unit: 'b'.repeat(24) }));
  });

  it('when the unit is none of the system, then only its name is sent', async () => {
    const wire = open();
    await userEvent.type(await screen.findByLabelText('所在单位'), '山外大学');
    expect(await screen.findByText(/没有登记这个单位/)).toBeTruthy();
    await send();
    await waitFor(() => expect(sent(wire)).toMatchObject({ unitName: '山外大学' }));
    expect(sent(wire)).not.toHaveProperty('unit');
  });
});

describe('the first start', () => {
  it('when the store is empty, then the code of the address, the county and the first account are sent', async () => {
    const wire = fakeWire({
      ...base,
      'GET /api/me': { json: { ...guest, setUp: false } },
      'POST /api/setup': { json: meAs('leader') },
    });
    openClient(tree, '/setup?code=abcd-1234');
    const fill = async (label: RegExp | string, text: string) =>
      userEvent.type(await screen.findByLabelText(label), text);
    await fill(/行政区划代码/, '331201');
    await fill('县（市、区）名称', '清江县');
    await fill('主管部门全称', '清江县科学技术局');
    await fill('您的姓名', '吴怀远');
    await fill('登录名', 'leader');
    await fill('密码', 'some long phrase');
    await userEvent.click(screen.getByRole('button', { name: '建立平台' }));
    expect(await screen.findByText('我的桌面')).toBeTruthy();
    expect(wire.of('POST /api/setup')[0]!.body).toEqual({
      code: 'abcd-1234',
      county: { code: '331201', name: '清江县' },
      bureau: '清江县科学技术局',
      account: { name: '吴怀远', login: 'leader', password: 'some long phrase' },
    });
  });

  it('when it has been done, then it only leads to signing in', async () => {
    fakeWire(base);
    openClient(tree, '/setup?code=abcd-1234');
    expect(await screen.findByText('已经设置过了')).toBeTruthy();
    expect(screen.queryByLabelText('设置码')).toBeNull();
  });
});
