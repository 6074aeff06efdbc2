import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { Form, Input } from 'antd';
import type { CallFailed } from '../../platform/call.ts';
import { useWords } from '../../platform/words/speech.ts';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { DeedFields } from './DeedFields.tsx';
import { type DeedValues, type SentDeed, useDeed } from './deed.sending.ts';
import { NeedRefused } from './NeedRefused.tsx';
import './DeedDialog.css';

interface Props {
  deed: SentDeed;
  view: NeedView;
  onClose: () => void;
}

const ending: readonly SentDeed[] = ['withdraw', 'decline'];

/** Where the firm has another need like this one, it says how they differ and sends it again. */
const Difference = ({ error }: { error: CallFailed | null }) => {
  const t = useWords();
  if (error?.code !== 'duplicateNeed') return null;
  return (
    <Form.Item
      name="duplicateReason"
      label={t('needs.refused.different')}
      rules={[{ required: true, min: 4, message: t('needs.form.write') }]}
    >
      <Input.TextArea rows={3} maxLength={300} />
    </Form.Item>
  );
};

/** One deed on a need: what follows from it, the few fields it asks for, and the button. */
export const DeedDialog = ({ deed, view, onClose }: Props) => {
  const t = useWords();
  const { busy, error, send } = useDeed(deed, view, onClose);
  const initial: DeedValues = deed === 'report' ? { results: [...(view.results ?? [])] } : {};
  return (
    <FormDialog<DeedValues>
      title={t(`needs.deed.${deed}`)}
      what={t(`needs.deedWhat.${deed}`)}
      submit={t(`needs.deed.${deed}`)}
      danger={ending.includes(deed)}
      wide={deed === 'report'}
      busy={busy}
      error={error}
      refused={error ? <NeedRefused error={error} /> : undefined}
      initial={initial}
      onSend={send}
      onClose={onClose}
    >
      <DeedFields deed={deed} view={view} />
      <Difference error={error} />
    </FormDialog>
  );
};
