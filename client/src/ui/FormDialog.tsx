import { Form, Modal } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { CallFailed } from '../platform/call.ts';
import { useWords } from '../platform/words/speech.ts';
import { Action } from './Action.tsx';
import { FailedBox } from './FailedBox.tsx';
import './FormDialog.css';

interface Props<V> {
  title: ReactNode;
  /** what will follow from it, before it is done */
  what?: ReactNode;
  /** the word on the button: the deed itself */
  submit: string;
  danger?: boolean;
  busy: boolean;
  error: CallFailed | null;
  /** says the refusal better than its standard sentence; nothing when it cannot */
  refused?: ReactNode;
  initial?: object;
  wide?: boolean;
  onSend: (values: V) => void;
  onClose: () => void;
  children?: ReactNode;
}

const pathOf = (path: string) =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The first field, or the button when there is none: Enter does what the dialog asks about. */
const focusFirst = (id: string) => {
  const field = document
    .getElementById(id)
    ?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea');
  (field ?? document.querySelector<HTMLElement>(`button[form="${CSS.escape(id)}"]`))?.focus();
};

// A dialog that is taken away whole cannot give the focus back itself.
const useGiveFocusBack = () => {
  const [from] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(
    () => () => {
      setTimeout(() => document.activeElement === document.body && from?.focus());
    },
    [from],
  );
};

/** A small form that floats: what follows, a few fields, one button. A refusal keeps what was typed and marks it. */
export const FormDialog = <V,>(props: Props<V>) => {
  const t = useWords();
  const id = useId();
  const [form] = Form.useForm();
  const { error, busy, onClose } = props;
  useGiveFocusBack();
  useEffect(() => {
    const issues = error?.issues ?? [];
    form.setFields(
      issues.map((issue) => ({ name: pathOf(issue.path) as never, errors: [issue.message] })),
    );
  }, [error, form]);
  return (
    <Modal
      open
      centered
      title={props.title}
      width={props.wide ? 720 : 520}
      onCancel={onClose}
      afterOpenChange={(open) => open && focusFirst(id)}
      footer={
        <div className="row wrap" style={{ justifyContent: 'flex-end' }}>
          <Action onClick={onClose}>{t('ui.dialog.cancel')}</Action>
          <Action look={props.danger ? 'danger' : 'primary'} type="submit" form={id} busy={busy}>
            {props.submit}
          </Action>
        </div>
      }
    >
      <Form
        id={id}
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={props.initial}
        onFinish={props.onSend as (values: unknown) => void}
      >
        {props.what ? <p className="soft dialog-what">{props.what}</p> : null}
        {props.children}
        {error ? (props.refused ?? <FailedBox error={error} focus />) : null}
      </Form>
    </Modal>
  );
};
