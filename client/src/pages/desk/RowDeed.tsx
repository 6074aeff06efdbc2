import { Suspense } from 'react';
import { useNeed } from '../../features/needs/need.api.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { DeedDialog } from '../needs/dialogs.tsx';
import type { RowDeed as Deed } from './queue.order.ts';

interface Props {
  id: string;
  deed: Deed;
  onClose: () => void;
}

/** A deed asked for in a list: the need is read as it is now, then the same dialog as on its own page. */
export const RowDeed = ({ id, deed, onClose }: Props) => {
  const t = useWords();
  const { data, error, refetch } = useNeed(id);
  if (error)
    return (
      <Sheet open onClose={onClose} title={t(`needs.deed.${deed}`)}>
        <FailedBox error={error} onRetry={() => void refetch()} focus />
      </Sheet>
    );
  if (!data) return null;
  return (
    <Suspense fallback={null}>
      <DeedDialog deed={deed} view={data} onClose={onClose} />
    </Suspense>
  );
};
