import { setSize, useSize } from '../platform/device.ts';
import { useKeepPreferences } from '../platform/session.ts';
import { speak, useLanguage, useWords } from '../platform/words/speech.ts';

/** 大字: type and touch grow by a quarter on every page, and stay so on this device. */
export const SizeSwitch = () => {
  const t = useWords();
  const size = useSize();
  const keep = useKeepPreferences();
  const turn = () => {
    const next = size === 'large' ? 'normal' : 'large';
    setSize(next);
    keep({ size: next });
  };
  return (
    <button type="button" className="tool" aria-pressed={size === 'large'} onClick={turn}>
      {t('shell.largeType')}
    </button>
  );
};

/** The other language, named in itself. */
export const LanguageSwitch = () => {
  const language = useLanguage();
  const keep = useKeepPreferences();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const turn = () => {
    void speak(other);
    keep({ language: other });
  };
  return (
    <button type="button" className="tool" lang={other} onClick={turn}>
      {other === 'en' ? (
        <>
          <span aria-hidden="true">EN</span>
          <span className="unseen">English</span>
        </>
      ) : (
        '中文'
      )}
    </button>
  );
};
