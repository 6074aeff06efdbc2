import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { Form, Input, InputNumber, Radio } from 'antd';
import { aimText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';

const verdicts = ['yes', 'partly', 'no'] as const;

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
          rules={[{ required: true, message: t('needs.form.pickMet') }]}
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
