import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Suggestion } from './suggestions.ts';

interface Options {
  lines: readonly Suggestion[];
  choose: (line: Suggestion) => void;
  clear: () => void;
}

/** How a key moves through the lines: -1 is the box itself, so that one may always go back to what was typed. */
const stepTo = (now: number, key: string, count: number): number => {
  if (key === 'ArrowDown') return now + 1 >= count ? -1 : now + 1;
  if (key === 'ArrowUp') return now < 0 ? count - 1 : now - 1;
  return now;
};

/** Open and closed, the active line, and the keys of a combobox: arrows, Enter, Escape. */
export const useCombobox = ({ lines, choose, clear }: Options) => {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const box = useRef<HTMLFormElement>(null);
  const id = useId();
  const first = lines[0]?.key;

  // Other lines than before: what was active is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines are known by the first and their number
  useEffect(() => setActive(-1), [first, lines.length]);

  useEffect(() => {
    if (!open) return;
    const elsewhere = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    // The keys of an input method (choosing a character, confirming with Enter) are not ours.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const line = lines[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      setActive(stepTo(open ? active : -1, event.key, lines.length));
    } else if (event.key === 'Enter' && open && line) {
      event.preventDefault();
      choose(line);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (open) setOpen(false);
      else clear();
    } else if (event.key === 'Tab') setOpen(false);
  };
  /** Whoever types on has chosen nothing yet, though the same lines may come again. */
  const onInput = () => {
    setOpen(true);
    setActive(-1);
  };
  return {
    open: open && lines.length > 0,
    setOpen,
    active,
    setActive,
    box,
    id,
    onKeyDown,
    onInput,
  };
};
