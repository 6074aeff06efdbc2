import { introduceExpert } from '@zhiqiao/shared/matching/matching.endpoints';
import { Form, Input } from 'antd';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';

interface Props {
  need: string;
  expert: { id: string; name: string };
  /** title of the need, where another one stands open */
  to?: string;
  onClose: () => void;
}

/** The bureau brings two together: both are told, with the reasons and a sentence. */
export const IntroduceDialog = ({ need, expert, to, onClose }: Props) => {
  const t = useWords();
  const send = useSend(introduceExpert, { touches: ['desk'], onDone: onClose });
  return (
    <FormDialog<{ note?: string }>
      title={
        to
          ? t('introduction.toTitle', { name: expert.name, title: to })
          : t('needs.match.introduceTitle', { name: expert.name })
      }
      what={t('needs.match.introduceWhat')}
      submit={t('needs.match.introduce')}
      busy={send.isPending}
      error={send.error}
      onClose={onClose}
      onSend={({ note }) =>
        send.mutate({ params: { id: need }, body: { expert: expert.id, note: note ?? '' } })
      }
    >
      <Form.Item name="note" label={t('needs.match.introduceNote')}>
        <Input.TextArea rows={3} maxLength={300} />
      </Form.Item>
    </FormDialog>
  );
};
