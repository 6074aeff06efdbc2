import type { Tier } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../platform/words/speech.ts';
import { Segments } from './Segments.tsx';

const steps = ['public', 'signedIn', 'promised', 'selected'] as const satisfies readonly Tier[];

interface Props {
  /** the group of fields it is about: 指标, 附件 */
  what: string;
  value: Tier;
  onChange: (tier: Tier) => void;
}

/** 可见范围: who may see a group of fields, in four steps from everybody to the one selected. */
export const DisclosureTier = ({ what, value, onChange }: Props) => {
  const t = useWords();
  return (
    <Segments
      label={t('ui.tier.label', { what })}
      look="steps"
      value={value}
      onChange={onChange}
      options={steps.map((step) => ({ value: step, label: t(`ui.tier.${step}`) }))}
    />
  );
};
