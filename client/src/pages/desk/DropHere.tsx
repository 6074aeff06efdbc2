import { useEffect, useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { carried, isCard } from './dragged.ts';

/** Whether a card is being dragged now. */
const useDragging = (): boolean => {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    const begin = (event: DragEvent) => {
      if (event.dataTransfer && isCard(event.dataTransfer)) setDragging(true);
    };
    const end = () => setDragging(false);
    document.addEventListener('dragstart', begin);
    document.addEventListener('dragend', end);
    return () => {
      document.removeEventListener('dragstart', begin);
      document.removeEventListener('dragend', end);
    };
  }, []);
  return dragging;
};

/** A card that is dropped here is introduced, after the sentence to both. While one is dragged it stays in sight. */
export const DropHere = ({ onDrop }: { onDrop: (expert: string) => void }) => {
  const t = useWords();
  const dragging = useDragging();
  return (
    <section
      className={dragging ? 'match-drop not-phone near' : 'match-drop not-phone'}
      aria-label={t('introduction.drop')}
      onDragOver={(event) => isCard(event.dataTransfer) && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const one = carried(event.dataTransfer);
        if (one) onDrop(one.id);
      }}
    >
      {t('introduction.drop')}
    </section>
  );
};
