import { useEffect } from 'react';

interface Deeds {
  /** 1 for the next need, -1 for the one before */
  walk: (step: 1 | -1) => void;
  /** the candidate of this number, from 0 */
  pick: (index: number) => void;
  introduce: () => void;
  evidence: () => void;
  /** it does not fit; asked why */
  dismiss: () => void;
  later: () => void;
  /** to another need than the one that stands open */
  elsewhere: () => void;
}

const busy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) ||
  document.querySelector('dialog[open], .ant-modal-root') !== null;

// Enter belongs to a link or a button that has the focus.
const taken = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('a, button, summary') !== null;

/** The desk by keyboard: J K for needs, 1–9 for candidates, Enter or I to introduce, N to another need, E for the evidence, D and L to put aside. */
export const useMatchKeys = ({
  walk,
  pick,
  introduce,
  evidence,
  dismiss,
  later,
  elsewhere,
}: Deeds) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || busy(event.target)) return;
      const key = event.key.toLowerCase();
      if (key === 'j') walk(1);
      else if (key === 'k') walk(-1);
      else if (key === 'e') evidence();
      else if (key === 'i') introduce();
      else if (key === 'd' || key === 'x') dismiss();
      else if (key === 'l') later();
      else if (key === 'n') elsewhere();
      else if (/^[1-9]$/.test(key)) pick(Number(key) - 1);
      else if (key === 'enter' && !taken(event.target)) introduce();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [walk, pick, introduce, evidence, dismiss, later, elsewhere]);
};
