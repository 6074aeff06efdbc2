import { type ChangeEvent, useEffect, useState } from 'react';

const pause = 160;

/**
 * What is typed into a box, and what of it may be searched: settled after a pause, and never while an input method
 * composes (half a pinyin syllable is not a word yet).
 */
export const useTyped = (start: string) => {
  const [text, setText] = useState(start);
  const [settled, setSettled] = useState(start);
  const [composing, setComposing] = useState(false);

  // The address changed under us (Back, a link): the box follows.
  const [from, setFrom] = useState(start);
  if (from !== start) {
    setFrom(start);
    setText(start);
    setSettled(start);
  }

  useEffect(() => {
    if (composing) return;
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text, composing]);

  return {
    text,
    settled,
    composing,
    set: (next: string) => setText(next),
    bind: {
      value: text,
      onChange: (event: ChangeEvent<HTMLInputElement>) => setText(event.target.value),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: () => setComposing(false),
    },
  };
};
