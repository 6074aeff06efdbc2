import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { keepLanguage, type Language, savedLanguage } from '../device.ts';
import type { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof zh };
    returnNull: false;
  }
}

// Only the language in use is loaded; the other one comes when somebody switches.
const load = {
  'zh-CN': async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
} as const;

const fetchWords = async (language: Language): Promise<void> => {
  if (!i18next.hasResourceBundle(language, 'words')) {
    i18next.addResourceBundle(language, 'words', await load[language]());
  }
};

/** Loads the words of this device's language; the first page waits for it. */
export const learnWords = async (language: Language = savedLanguage()): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'words',
    ns: ['words'],
    resources: { [language]: { words: await load[language]() } },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  document.documentElement.lang = language;
};

/** Switches the whole page to the other language and remembers it on this device. */
export const speak = async (language: Language): Promise<void> => {
  await fetchWords(language);
  await i18next.changeLanguage(language);
  keepLanguage(language);
};

/** `const t = useWords()`; `t('ui.retry')`. Keys are typed: a missing one does not compile. */
export const useWords = (): TFunction<'words'> => useTranslation('words').t;

export const useLanguage = (): Language =>
  useTranslation('words').i18n.language === 'en' ? 'en' : 'zh-CN';
