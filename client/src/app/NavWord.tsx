import { useWords } from '../platform/words/speech.ts';
import { Count } from '../ui/Count.tsx';
import type { NavItem } from './navigation.ts';
import { useCounters } from './useCounters.ts';

/** An item's word, with the number that waits behind it. */
export const NavWord = ({ item }: { item: NavItem }) => {
  const t = useWords();
  const counters = useCounters();
  const count = item.counter ? counters[item.counter] : 0;
  const words =
    item.counter === 'desk' ? t('shell.waiting', { count }) : t('shell.unread', { count });
  return (
    <>
      {t(`shell.${item.word}`)}
      <Count value={count} hot words={words} />
    </>
  );
};
