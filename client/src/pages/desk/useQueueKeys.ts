import { type RefObject, useEffect } from 'react';
import { keyAsks } from './queue.order.ts';

const writing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const floating = (): boolean =>
  document.querySelector('dialog[open], .ant-modal-root, [role="dialog"]') !== null;

/**
 * J and K walk through the rows (`[data-row]`, by their link), A and R act on the one that has the focus, or else on
 * the first. Enter is the link's own. Keys are left alone while somebody writes or something floats above.
 */
export const useQueueKeys = (
  list: RefObject<HTMLElement | null>,
  act: (asked: 'approve' | 'return', id: string) => void,
) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const asked = keyAsks(event.key);
      if (!asked || event.ctrlKey || event.metaKey || event.altKey) return;
      if (writing(event.target) || floating()) return;
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      if (rows.length === 0) return;
      event.preventDefault();
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      if (asked === 'approve' || asked === 'return') {
        const row = rows[Math.max(at, 0)]!;
        row.querySelector('a')?.focus();
        return act(asked, row.dataset.row!);
      }
      const to =
        at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + (asked === 'next' ? 1 : -1)));
      rows[to]!.querySelector('a')?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [list, act]);
};
