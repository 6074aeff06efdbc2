import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { Form, Input, InputNumber, Radio } from 'antd';
import { aimText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';

const verdicts = ['yes', 'partly', 'no'] as const;

/** Whether a measured value meets the indicator; one without a target cannot be missed. */
const reaches = (
  { comparator, target, upper }: Pick<Indicator, 'comparator' | 'target' | 'upper'>,
  value: number,
): boolean => {
  if (target === null) return true;
  if (comparator === 'lte') return value <= target;
  if (comparator === 'gte') return value >= target;
  if (comparator === 'between') return value >= target && value <= (upper ?? target);
  return value === target;
};

const ResultField = ({ indicator, at }: { indicator: Indicator; at: number }) => {
  const t = useWords();
  const met = Form.useWatch(['results', at, 'met']);
  const short = met === 'partly' || met === 'no';
  return (
    <fieldset className="result-field">
      <legend>
        <b>{indicator.name}</b> <span className="lives">{aimText(indicator)}</span>
      </legend>
      <div className="result-line">
        <Form.Item name={['results', at, 'value']} label={t('needs.form.value')}>
          <InputNumber suffix={indicator.unit} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item
          name={['results', at, 'met']}
          label={t('needs.form.met')}
          dependencies={[['results', at, 'value']]}
          rules={[
            { required: true, message: t('needs.form.pickMet') },
            ({ getFieldValue }) => ({
              validator: async (_, met) => {
                const value = getFieldValue(['results', at, 'value']);
                if (met === 'yes' && typeof value === 'number' && !reaches(indicator, value))
                  throw new Error(t('needs.form.notReached', { aim: aimText(indicator) }));
              },
            }),
          ]}
        >
          <Radio.Group
            options={verdicts.map((value) => ({ value, label: t(`needs.met.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name={['results', at, 'note']}
        label={t('needs.form.say')}
        rules={short ? [{ required: true, min: 2, message: t('needs.form.sayWhy') }] : []}
      >
        <Input maxLength={300} />
      </Form.Item>
    </fieldset>
  );
};

/** What each indicator reached, one after another. */
export const ResultFields = ({ indicators }: { indicators: readonly Indicator[] }) => (
  <>
    {indicators.map((indicator, at) => (
      <ResultField key={indicator.key} indicator={indicator} at={at} />
    ))}
  </>
);
