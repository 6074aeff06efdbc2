import { lazy } from 'react';

// A need's page opens without antd; the forms and their theme come when somebody presses a button.
const themed = <P extends object>(load: () => Promise<React.ComponentType<P>>) =>
  lazy(async () => {
    const [{ AntdTheme }, Dialog] = await Promise.all([import('../../app/AntdTheme.tsx'), load()]);
    return {
      default: (props: P) => (
        <AntdTheme>
          <Dialog {...props} />
        </AntdTheme>
      ),
    };
  });

export const DeedDialog = themed(
  async () => (await import('../../features/needs/DeedDialog.tsx')).DeedDialog,
);
export const IntroduceDialog = themed(
  async () => (await import('../../features/needs/IntroduceDialog.tsx')).IntroduceDialog,
);
export const AnswerDialog = themed(
  async () => (await import('../../features/comparing/AnswerDialog.tsx')).AnswerDialog,
);
