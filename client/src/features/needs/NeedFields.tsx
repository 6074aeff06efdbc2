import type { Group, Tier } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';
import { TextField } from '../../ui/Field.tsx';
import { FileFields } from './FileFields.tsx';
import { FormBlock } from './FormBlock.tsx';
import { IndicatorFields } from './IndicatorFields.tsx';
import { type BlockProps, ProblemFields } from './ProblemFields.tsx';
import { TermsFields } from './TermsFields.tsx';

const Secrets = ({ form, issues, set }: BlockProps) => {
  const t = useWords();
  return (
    <TextField
      label={t('posting.field.secrets')}
      name="secrets"
      hint={t('posting.field.secretsHint')}
      lines={3}
      maxLength={5000}
      value={form.secrets}
      error={issues.secrets}
      onChange={(secrets) => set({ secrets })}
    />
  );
};

/** The five blocks of a need, each with who may see it in its title line. */
export const NeedFields = (props: BlockProps) => {
  const { form, issues, set } = props;
  const block = (group: Group, begun: boolean) => ({
    group,
    begun,
    tier: form.tiers[group],
    onTier: (tier: Tier) => set({ tiers: { ...form.tiers, [group]: tier } }),
  });
  return (
    <>
      <FormBlock n={1} {...block('problem', form.title !== '' || form.background !== '')}>
        <ProblemFields {...props} />
      </FormBlock>
      <FormBlock
        n={2}
        {...block(
          'indicators',
          form.indicators.some(({ name }) => name !== ''),
        )}
      >
        <IndicatorFields
          rows={form.indicators}
          industry={form.industry}
          issues={issues}
          onChange={(indicators) => set({ indicators })}
        />
      </FormBlock>
      <FormBlock n={3} {...block('terms', form.budgetMin !== null || form.modes.length > 0)}>
        <TermsFields {...props} />
      </FormBlock>
      <FormBlock n={4} {...block('files', form.files.length > 0)}>
        <FileFields {...props} />
      </FormBlock>
      <FormBlock n={5} {...block('secrets', form.secrets !== '')}>
        <Secrets {...props} />
      </FormBlock>
    </>
  );
};
