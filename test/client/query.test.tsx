import { describe, expect, it, jest } from '@jest/globals';
import { act, renderHook, waitFor } from '@testing-library/react';
import { draftNeed, listMyNeeds, readNeed } from '@zhiqiao/shared/needs/need.endpoints';
import type { ReactNode } from 'react';
import { Providers } from '../../client/src/app/providers.tsx';
import { followNudges, type NudgeSocket } from '../../client/src/platform/live.ts';
import {
  keyOf,
  makeQueryClient,
  topicKey,
  useCall,
  useSend,
} from '../../client/src/platform/query.ts';
import { useMe, watchSession } from '../../client/src/platform/session.ts';
import { meAs } from '../support/house.tsx';
import { fakeWire } from '../support/wire.ts';

const id = 'a'.repeat(24);
const house = () => {
  const cache = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <Providers cache={cache}>{children}</Providers>
  );
  return { cache, wrapper };
};

/** A socket whose events a test sets off. */
const fakeSocket = () => {
  const listeners: Record<string, (told: never) => void> = {};
  const socket = {
    on: (event: string, listener: (told: never) => void) => {
      listeners[event] = listener;
    },
    disconnect: jest.fn(),
  } as unknown as NudgeSocket;
  return { socket, emit: (event: string, told?: unknown) => listeners[event]!(told as never) };
};

describe('what is kept and when it is old', () => {
  it('when a key is made, then a topic is its beginning', () => {
    const key = keyOf(readNeed, { params: { id } });
    expect(key).toEqual(['needs', id]);
    expect(key.slice(0, 2)).toEqual(topicKey(`needs/${id}`));
    expect(keyOf(listMyNeeds, { query: { page: 2 } })).toEqual(['desk', 'needs', { page: 2 }]);
  });

  it('when a nudge names a topic, then only what begins with it is read again', async () => {
    const wire = fakeWire({
      [`GET /api/needs/${id}`]: { json: { id } },
      'GET /api/desk/needs': { json: { items: [] } },
    });
    const { cache, wrapper } = house();
    const { socket, emit } = fakeSocket();
    followNudges(socket, cache);
    renderHook(() => [useCall(readNeed, { params: { id } }), useCall(listMyNeeds, {})], {
      wrapper,
    });
    await waitFor(() => expect(wire.knocks).toHaveLength(2));
    act(() => emit('changed', { topic: `needs/${id}` }));
    await waitFor(() => expect(wire.of(`GET /api/needs/${id}`)).toHaveLength(2));
    expect(wire.of('GET /api/desk/needs')).toHaveLength(1);
  });

  it('when the line comes back after a break, then everything on the screen is read again', async () => {
    const wire = fakeWire({ [`GET /api/needs/${id}`]: { json: { id } } });
    const { cache, wrapper } = house();
    const { socket, emit } = fakeSocket();
    followNudges(socket, cache);
    renderHook(() => useCall(readNeed, { params: { id } }), { wrapper });
    await waitFor(() => expect(wire.knocks).toHaveLength(1));
    act(() => emit('connect'));
    act(() => emit('connect'));
    await waitFor(() => expect(wire.knocks).toHaveLength(2));
  });
});

describe('sending something once', () => {
  it('when the same is sent again after a failure, then it is the same deed; a change makes a new one', async () => {
    let broken = true;
    const wire = fakeWire({ 'POST /api/needs': () => (broken ? 'offline' : { json: { id } }) });
    const { wrapper } = house();
    const { result } = renderHook(() => useSend(draftNeed), { wrapper });
    const send = (title: string) =>
      act(() => result.current.mutateAsync({ body: { title } }).catch(() => undefined));
    await send('轴承噪声');
    broken = false;
    await send('轴承噪声');
    await send('轴承噪声');
    const keys = wire.knocks.map((knock) => knock.headers['Idempotency-Key']);
    expect(keys[0]).toBeTruthy();
    expect(keys[1]).toBe(keys[0]);
    // It succeeded in between: the third is a new need with the same words.
    expect(keys[2]).not.toBe(keys[1]);
  });
});

describe('the session', () => {
  it('when the server no longer knows us, then the page asks who is there and shows a guest', async () => {
    let signedIn = true;
    fakeWire({
      'GET /api/me': () => ({ json: meAs(signedIn ? 'firmOwner' : undefined) }),
      'GET /api/desk/needs': { status: 401, json: { code: 'signInFirst', detail: {} } },
    });
    const { cache, wrapper } = house();
    watchSession(cache);
    const { result, rerender } = renderHook(
      ({ desk }) => {
        useCall(listMyNeeds, {}, { enabled: desk });
        return useMe();
      },
      { wrapper, initialProps: { desk: false } },
    );
    await waitFor(() => expect(result.current.house).toBe('firm'));
    signedIn = false;
    rerender({ desk: true });
    await waitFor(() => expect(result.current.house).toBe('guest'));
  });
});
