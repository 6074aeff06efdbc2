import { useWords } from '../platform/words/speech.ts';
import './SampleBadge.css';

/** 示例数据: stays in the header on every page of a demonstration. */
export const SampleBadge = () => {
  const t = useWords();
  return (
    <span className="sample-badge" title={t('shell.sampleWhy')}>
      {t('shell.sample')}
    </span>
  );
};
