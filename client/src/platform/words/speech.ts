import i18next, { type TFunction } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { keepLanguage, type Language, savedLanguage } from '../device.ts';
import type { zhPages } from './zh.pages.ts';
import type { zh } from './zh.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof zh & typeof zhPages };
    returnNull: false;
  }
}

// Only the language in use is loaded; the other one comes when somebody switches.
const load = {
  'zh-CN': async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
} as const;
const loadPages = {
  'zh-CN': async () => (await import('./zh.pages.ts')).zhPages,
  en: async () => (await import('./en.pages.ts')).enPages,
} as const;

let begun: Promise<void> | undefined;

const add = (language: Language, words: object): void => {
  i18next.addResourceBundle(language, 'words', words, true);
};

const fetchPages = async (language: Language): Promise<void> => {
  const words = await loadPages[language]();
  await begun;
  add(language, words);
};

const begin = async (language: Language): Promise<void> => {
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

/** The words of the pages, by language: asked for once somebody opens one of them. */
const pages = new Map<Language, Promise<void>>();

/** Loads the words every visit meets, in this device's language; the first page waits for it. */
export const learnWords = (language: Language = savedLanguage()): Promise<void> => {
  begun = begin(language);
  return begun;
};

const learnPagesIn = (language: Language): Promise<void> => {
  const learnt = pages.get(language) ?? fetchPages(language);
  pages.set(language, learnt);
  learnt.catch(() => pages.delete(language));
  return learnt;
};

/** Loads the words of all other pages; each of them waits for it. */
export const learnPages = (): Promise<void> =>
  learnPagesIn((i18next.language as Language | undefined) ?? savedLanguage());

/** Switches the whole page to the other language and remembers it on this device. */
export const speak = async (language: Language): Promise<void> => {
  if (!i18next.hasResourceBundle(language, 'words')) add(language, await load[language]());
  if (pages.size) await learnPagesIn(language);
  await i18next.changeLanguage(language);
  keepLanguage(language);
};

/** `const t = useWords()`; `t('ui.retry')`. Keys are typed: a missing one does not compile. */
export const useWords = (): TFunction<'words'> => useTranslation('words').t;

export const useLanguage = (): Language =>
  useTranslation('words').i18n.language === 'en' ? 'en' : 'zh-CN';
