import { useWords } from '../../platform/words/speech.ts';
import { Segments } from '../../ui/Segments.tsx';
import { type Rhythm, rhythms } from './rhythms.ts';

/** How often one is told. */
export const RhythmChoice = ({
  value,
  onChange,
}: {
  value: Rhythm;
  onChange: (rhythm: Rhythm) => void;
}) => {
  const t = useWords();
  return (
    <Segments
      label={t('watches.rhythm')}
      value={value}
      onChange={onChange}
      options={rhythms.map((one) => ({ value: one, label: t(`watches.rhythms.${one}`) }))}
    />
  );
};
