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

/** antd in our theme and the reader's language, around a page or around a dialog that a plain page opens. */
export const AntdTheme = ({ children }: { children: ReactNode }) => {
  const language = useLanguage();
  const size = useSize();
  const phone = useNarrow(640);
  useEffect(() => {
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  }, [language]);
  return (
    <ConfigProvider
      theme={themeOf(size, phone)}
      locale={language === 'en' ? enUS : zhCN}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
    >
      <App component={false}>{children}</App>
    </ConfigProvider>
  );
};
