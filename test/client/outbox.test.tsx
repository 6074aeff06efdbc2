import { describe, expect, it, jest } from '@jest/globals';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { useAttaching } from '../../client/src/features/conversations/useAttaching.ts';
import {
  mergeMessages,
  useMessages,
  wholeUpTo,
} from '../../client/src/features/conversations/useMessages.ts';
import { useOutbox } from '../../client/src/features/conversations/useOutbox.ts';
import type { Asked } from '../support/client.tsx';
import { serve } from '../support/client.tsx';

const saidOf = ({ body }: Asked) => body as { clientId: string; text: string };
const hold = (onSent: (message: unknown) => void = () => undefined) =>
  renderHook(() => useOutbox({ account: 'a', talk: 't', onSent }));
const taken = (asked: Asked) => ({ body: { ...saidOf(asked), id: 'm', seq: 1 } });
const message = (seq: number) => ({
  id: `m${seq}`,
  seq,
  change: 0,
  clientId: `c${seq}`,
  author: { id: 'x', name: '林知微', role: 'expert', side: 'expert' as const },
  text: String(seq),
  files: [],
  fileTier: 'all' as const,
  filesHidden: 0,
  at: '2026-11-21T02:00:00Z',
});

describe('a message on its way', () => {
  it('when the network breaks, then it is kept and sent again under the same id', async () => {
    let broken = true;
    const heard = serve((asked) => {
      if (broken) throw new TypeError('network');
      return taken(asked);
    });
    const onSent = jest.fn();
    const { result } = hold(onSent);
    act(() => result.current.send({ text: '您好' }));
    await waitFor(() => expect(result.current.stuck).toBe(true));
    expect(result.current.unsent.map(({ text }) => text)).toEqual(['您好']);
    broken = false;
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(result.current.unsent).toEqual([]));
    expect(onSent).toHaveBeenCalledTimes(1);
    expect(new Set(heard.map((asked) => saidOf(asked).clientId)).size).toBe(1);
    expect(heard.length).toBeGreaterThan(1);
  });

  it('when the page is closed before it was taken, then the next visit sends it, in order', async () => {
    serve(() => {
      throw new TypeError('network');
    });
    const before = hold();
    act(() => before.result.current.send({ text: '一' }));
    act(() => before.result.current.send({ text: '二' }));
    await waitFor(() => expect(before.result.current.stuck).toBe(true));
    before.unmount();
    const heard = serve(taken);
    const after = hold();
    await waitFor(() => expect(after.result.current.unsent).toEqual([]));
    expect(heard.map((asked) => saidOf(asked).text)).toEqual(['一', '二']);
  });

  it('when two tabs wait at once, then neither loses what the other wrote', async () => {
    serve(() => {
      throw new TypeError('network');
    });
    const [one, two] = [hold(), hold()];
    act(() => one.result.current.send({ text: '甲' }));
    act(() => two.result.current.send({ text: '乙' }));
    await waitFor(() => expect(two.result.current.stuck).toBe(true));
    one.unmount();
    two.unmount();
    const heard = serve(taken);
    const after = hold();
    await waitFor(() => expect(after.result.current.unsent).toEqual([]));
    expect(heard.map((asked) => saidOf(asked).text)).toEqual(['甲', '乙']);
  });

  it('when the server refuses it, then it says why, does not hold up the next, and may be discarded', async () => {
    serve((asked) =>
      saidOf(asked).text === '坏'
        ? { status: 400, body: { code: 'badInput', issues: [] } }
        : taken(asked),
    );
    const onSent = jest.fn();
    const { result } = hold(onSent);
    act(() => result.current.send({ text: '坏' }));
    act(() => result.current.send({ text: '好' }));
    await waitFor(() => expect(onSent).toHaveBeenCalledTimes(1));
    expect(result.current.unsent).toMatchObject([{ text: '坏', refused: 'badInput' }]);
    act(() => result.current.discard(result.current.unsent[0]!.clientId));
    expect(result.current.unsent).toEqual([]);
  });
});

describe('a file on its way', () => {
  const pdf = (name: string) => new File(['%PDF'], name, { type: 'application/pdf' });
  const link = { body: { id: 'f1', name: 'x', size: 4 } };

  it('when the network breaks, then it and those after it are held, and go by themselves when it is back', async () => {
    let broken = true;
    const heard = serve(() => {
      if (broken) throw new TypeError('network');
      return link;
    });
    const { result } = renderHook(useAttaching);
    await act(() => result.current.take([pdf('方案.pdf'), pdf('图.pdf')]));
    expect(result.current).toMatchObject({ files: [], error: { name: '方案.pdf' } });
    expect(heard).toHaveLength(1);
    broken = false;
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(result.current.files).toHaveLength(2));
    expect(result.current.error).toBeUndefined();
  });

  it('when one is refused, then the others go all the same, and nothing is tried again', async () => {
    let first = true;
    serve(() => {
      const refused = first;
      first = false;
      return refused ? { status: 400, body: { code: 'badInput', issues: [] } } : link;
    });
    const { result } = renderHook(useAttaching);
    await act(() => result.current.take([pdf('坏.pdf'), pdf('好.pdf')]));
    expect(result.current.files).toHaveLength(1);
    expect(result.current.error).toMatchObject({ name: '坏.pdf' });
    expect(result.current.again).toBeUndefined();
  });
});

describe('messages by number', () => {
  it('when one’s own words come back with a number further on, then what lies between is fetched at once', async () => {
    const all = [message(1), message(2), message(3)];
    let said = 1;
    serve(({ query }) => {
      const after = Number(query.get('after') ?? 0);
      return { body: { items: all.filter(({ seq }) => seq > after && seq <= said) } };
    });
    const talk = { id: 't', lastSeq: 1, changes: 0 } as ConversationView;
    const { result } = renderHook(() => useMessages(talk));
    const seqs = () => result.current.messages.map(({ seq }) => seq);
    await waitFor(() => expect(seqs()).toEqual([1]));
    said = 3;
    act(() => result.current.add([message(3)]));
    await waitFor(() => expect(seqs()).toEqual([1, 2, 3]));
  });

  it('when pages overlap or come out of order, then each stands once and in order', () => {
    const merged = mergeMessages([message(3), message(4)], [message(2), message(3), message(5)]);
    expect(merged.map(({ seq }) => seq)).toEqual([2, 3, 4, 5]);
  });

  it('when one was edited, then the later wording stays, whichever comes last', () => {
    const edited = { ...message(3), change: 2, text: '改过' };
    expect(mergeMessages([message(3)], [edited])[0]!.text).toBe('改过');
    expect(mergeMessages([edited], [message(3)])[0]!.text).toBe('改过');
  });

  it('when one in the middle is missing, then one catches up from before the hole', () => {
    expect(wholeUpTo([message(7), message(8), message(10)])).toBe(8);
    expect(wholeUpTo([])).toBe(0);
  });
});
