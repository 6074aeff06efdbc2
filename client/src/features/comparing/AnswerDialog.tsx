import { type BidView, declineReasons } from '@zhiqiao/shared/bids/bid.schema';
import { Checkbox, Form, Input, Radio } from 'antd';
import { useWords } from '../../platform/words/speech.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import type { AnsweringDeed } from './bid.deeds.ts';
import { type AnswerValues, useAnswer } from './comparing.api.ts';

interface Asked {
  deed: AnsweringDeed;
  bid: BidView;
  /** how many other bids an award answers at once */
  others: number;
}

const Written = ({ name, label, least }: { name: string; label: string; least: number }) => {
  const t = useWords();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        {
          required: true,
          min: least,
          whitespace: true,
          message: t('comparing.field.write', { least }),
        },
      ]}
    >
      <Input.TextArea rows={3} maxLength={name === 'question' ? 500 : 300} />
    </Form.Item>
  );
};

const Decline = () => {
  const t = useWords();
  return (
    <>
      <Form.Item
        name="reason"
        label={t('comparing.field.reason')}
        rules={[{ required: true, message: t('comparing.field.pick') }]}
      >
        <Radio.Group
          options={declineReasons.map((value) => ({
            value,
            label: t(`terms.declineReason.${value}`),
          }))}
        />
      </Form.Item>
      <Written name="sentence" label={t('comparing.field.sentence')} least={4} />
    </>
  );
};

const Award = ({ bid, others }: Pick<Asked, 'bid' | 'others'>) => {
  const t = useWords();
  return (
    <>
      {others > 0 ? (
        <Written name="sentence" label={t('comparing.field.others')} least={4} />
      ) : null}
      <Form.Item
        name="sure"
        valuePropName="checked"
        rules={[
          {
            validator: async (_, checked) => {
              if (!checked) throw new Error(t('comparing.field.confirm'));
            },
          },
        ]}
      >
        <Checkbox>{t('comparing.field.sureAward', { name: bid.expert.name })}</Checkbox>
      </Form.Item>
    </>
  );
};

const Fields = ({ deed, bid, others }: Asked) => {
  const t = useWords();
  if (deed === 'clarify')
    return <Written name="question" label={t('comparing.field.question')} least={2} />;
  if (deed === 'rule') return <Written name="note" label={t('comparing.field.note')} least={4} />;
  if (deed === 'decline') return <Decline />;
  if (deed === 'award') return <Award bid={bid} others={others} />;
  return null;
};

/** One answer to one bid: what follows, the words that go with it, the button. */
export const AnswerDialog = ({ deed, bid, others, onClose }: Asked & { onClose: () => void }) => {
  const t = useWords();
  const { busy, error, send } = useAnswer(deed, bid.id, onClose);
  const what = deed === 'award' && others === 0 ? 'awardOnly' : deed;
  return (
    <FormDialog<AnswerValues>
      title={`${t(`comparing.deed.${deed}`)} · ${bid.expert.name}`}
      what={t(`comparing.what.${what}`, { name: bid.expert.name, count: others })}
      submit={t(`comparing.deed.${deed}`)}
      danger={deed === 'decline' || deed === 'rule'}
      busy={busy}
      error={error}
      // Nobody else is there to be told; the door wants a sentence all the same.
      onSend={(values) =>
        send(
          what === 'awardOnly' ? { ...values, sentence: t('comparing.what.nobodyElse') } : values,
        )
      }
      onClose={onClose}
    >
      <Fields deed={deed} bid={bid} others={others} />
    </FormDialog>
  );
};
