import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useEffect } from 'react';
import { useSize } from '../platform/device.ts';
import { useLanguage } from '../platform/words/speech.ts';
import { themeOf } from '../ui/theme.ts';
import { useNarrow } from '../ui/useNarrow.ts';
import '../ui/antd.css';

/** Whoever asked their system for less motion gets dialogs that are simply there. */
const still = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** antd in our theme and the reader's language, around a page or around a dialog that a plain page opens. */
export const AntdTheme = ({ children }: { children: ReactNode }) => {
  const language = useLanguage();
  const size = useSize();
  const phone = useNarrow(640);
  const theme = themeOf(size, phone);
  useEffect(() => {
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  }, [language]);
  return (
    <ConfigProvider
      theme={still() ? { ...theme, token: { ...theme.token, motion: false } } : theme}
      locale={language === 'en' ? enUS : zhCN}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
};
