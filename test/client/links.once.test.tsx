import { describe, expect, it } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { ConfirmMailPage } from '../../client/src/pages/accounts/ConfirmMailPage.tsx';
import { PasswordLinkPage } from '../../client/src/pages/accounts/PasswordLinkPage.tsx';
import { openClient } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const gone = { status: 404, json: { code: 'notFound', detail: {}, requestId: 'r404' } };
/** A link that is answered until it was used. */
const oneUse = (path: string, shown: object) => {
  let used = false;
  return fakeWire({
    [`GET ${path}`]: () => (used ? gone : { json: shown }),
    [`POST ${path}`]: () => {
      used = true;
      return { json: { done: true } };
    },
  });
};
const settled = (wire: ReturnType<typeof fakeWire>, start: string) =>
  waitFor(() => expect(wire.of(start)).toHaveLength(1));

describe('a link that works once', () => {
  it('when an address was confirmed, then that stays on the screen', async () => {
    const wire = oneUse('/api/mail/t1', { email: 'fang@example.cn' });
    const { cache } = openClient(
      [{ path: '/confirm-mail/:token', element: <ConfirmMailPage /> }],
      '/confirm-mail/t1',
    );
    fireEvent.click(await screen.findByRole('button', { name: /是我/ }));
    await screen.findByRole('status');
    await settled(wire, 'POST');
    await waitFor(() => expect(cache.isFetching()).toBe(0));
    expect(screen.getByRole('status').textContent).toContain('fang@example.cn');
    expect(wire.of('GET /api/mail')).toHaveLength(1);
  });

  it('when a new password was set, then it says so and not that the link is used up', async () => {
    const wire = oneUse('/api/password-links/t2', { login: 'fang', name: '方启明' });
    const { cache } = openClient(
      [{ path: '/password/:token', element: <PasswordLinkPage /> }],
      '/password/t2',
    );
    fireEvent.change(await screen.findByLabelText('新密码'), {
      target: { value: 'a new long password' },
    });
    fireEvent.click(screen.getByRole('button', { name: '设置新密码' }));
    await settled(wire, 'POST');
    await waitFor(() => expect(cache.isFetching()).toBe(0));
    expect(await screen.findByText(/新密码已设好/)).toBeTruthy();
    expect(wire.of('GET /api/password-links')).toHaveLength(1);
  });
});
