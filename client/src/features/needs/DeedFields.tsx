import { promiseTexts, promiseVersion } from '@zhiqiao/shared/disclosures/promise.text';
import { type NeedView, returnReasons, withdrawReasons } from '@zhiqiao/shared/needs/need.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { Checkbox, Form, Input, Radio } from 'antd';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import type { SentDeed } from './deed.sending.ts';
import { ResultFields } from './ResultFields.tsx';

const Note = ({ label }: { label: string }) => {
  const t = useWords();
  return (
    <Form.Item
      name="note"
      label={label}
      rules={[{ required: true, min: 2, whitespace: true, message: t('needs.form.write') }]}
    >
      <Input.TextArea rows={3} maxLength={500} />
    </Form.Item>
  );
};

const Reasoned = ({ withdraw }: { withdraw: boolean }) => {
  const t = useWords();
  const options = withdraw
    ? withdrawReasons.map((value) => ({ value, label: t(`needs.withdrawReason.${value}`) }))
    : returnReasons.map((value) => ({ value, label: t(`needs.returnReason.${value}`) }));
  return (
    <>
      <Form.Item
        name="reason"
        label={t('needs.form.reason')}
        rules={[{ required: true, message: t('needs.form.pick') }]}
      >
        <Radio.Group options={options} className="reasons-wrap" />
      </Form.Item>
      <Note label={t('needs.form.note')} />
    </>
  );
};

const Day = ({ name, ahead }: { name: 'deadline' | 'signedOn'; ahead: boolean }) => {
  const t = useWords();
  return (
    <Form.Item
      name={name}
      label={t(`needs.form.${name}`)}
      rules={[{ required: true, message: t('needs.form.pickDay') }]}
    >
      <Input type="date" {...(ahead ? { min: dayOf(new Date()) } : { max: dayOf(new Date()) })} />
    </Form.Item>
  );
};

const Contract = () => {
  const t = useWords();
  return (
    <>
      <Day name="signedOn" ahead={false} />
      <Form.Item
        name="contractNumber"
        label={t('needs.form.contractNumber')}
        extra={t('needs.form.contractHint')}
      >
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
};

const Promised = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  return (
    <>
      <p className="promise-text">{promiseTexts[promiseVersion][english ? 'en' : 'zh']}</p>
      <Form.Item
        name="promised"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, checked) => {
              if (!checked) throw new Error(t('needs.form.pick'));
            },
          },
        ]}
      >
        <Checkbox>{t('needs.promised')}</Checkbox>
      </Form.Item>
    </>
  );
};

/** The few fields a deed asks for; most ask for none. */
export const DeedFields = ({ deed, view }: { deed: SentDeed; view: NeedView }) => {
  const t = useWords();
  if (deed === 'promise') return <Promised />;
  if (deed === 'pause') return <Note label={t('needs.form.notePause')} />;
  if (deed === 'renew') return <Day name="deadline" ahead />;
  if (deed === 'deliver') return <Contract />;
  if (deed === 'report') return <ResultFields indicators={view.indicators ?? []} />;
  if (deed === 'return' || deed === 'decline' || deed === 'withdraw')
    return <Reasoned withdraw={deed === 'withdraw'} />;
  return null;
};
