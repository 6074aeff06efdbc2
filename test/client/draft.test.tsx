import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, renderHook } from '@testing-library/react';
import { storedDraft, useDraft } from '../../client/src/platform/draft.ts';

interface Form {
  title: string;
}
const hold = (key: string, value?: Form) =>
  renderHook(({ form }) => useDraft<Form>(key, form), { initialProps: { form: value } });

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());
const pause = (ms: number) => act(() => jest.advanceTimersByTime(ms));

describe('a draft on this device', () => {
  it('when typing pauses, then the last value is kept once, and the time is told', () => {
    const { rerender, result } = hold('need:new:1', { title: '轴' });
    rerender({ form: { title: '轴承' } });
    pause(300);
    rerender({ form: { title: '轴承噪声' } });
    pause(300);
    expect(storedDraft('need:new:1')).toBeUndefined();
    pause(400);
    expect(storedDraft<Form>('need:new:1')?.value).toEqual({ title: '轴承噪声' });
    expect(result.current.savedAt).toBeDefined();
  });

  it('when the page is left in the middle of typing, then nothing is lost', () => {
    hold('a', { title: '还没停' });
    window.dispatchEvent(new Event('pagehide'));
    expect(storedDraft<Form>('a')?.value.title).toBe('还没停');
    const second = hold('b', { title: '换页' });
    second.unmount();
    expect(storedDraft<Form>('b')?.value.title).toBe('换页');
  });

  it('when the form opens again, then what was typed is found', () => {
    hold('c', { title: '上次' }).unmount();
    expect(hold('c').result.current.restored).toEqual({ title: '上次' });
  });

  it('when the form is untouched, then nothing is kept', () => {
    hold('d').unmount();
    expect(storedDraft('d')).toBeUndefined();
  });

  it('when it is cleared, then nothing comes back, not even what was about to be saved', () => {
    const { result, unmount } = hold('e', { title: '交了' });
    act(() => result.current.clear());
    pause(1000);
    unmount();
    expect(storedDraft('e')).toBeUndefined();
  });

  it('when another account opens the form, then it finds nothing of the first', () => {
    hold('need:new:first', { title: '底细' }).unmount();
    expect(hold('need:new:second').result.current.restored).toBeUndefined();
  });

  it('when a draft is broken or a month old, then it is as if it were not there', () => {
    localStorage.setItem('zq.draft.f', '{broken');
    const old = new Date(Date.now() - 31 * 86_400_000).toISOString();
    localStorage.setItem('zq.draft.g', JSON.stringify({ value: { title: '旧' }, at: old }));
    expect(hold('f').result.current.restored).toBeUndefined();
    expect(hold('g').result.current.restored).toBeUndefined();
  });
});
