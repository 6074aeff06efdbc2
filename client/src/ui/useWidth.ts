import { useEffect, useRef, useState } from 'react';

/** The width an element has now, in CSS pixels, for what is drawn to measure; `first` until it is known. */
export const useWidth = <E extends HTMLElement>(first: number) => {
  const box = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { box, width };
};
