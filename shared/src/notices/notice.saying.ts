import { dutyWords } from '../duties/duty.words.ts';
import { noticeEn } from './notice.en.ts';
import { noticeMany } from './notice.many.ts';
import { type NoticeCode, noticeZh } from './notice.zh.ts';

export type NoticeLanguage = 'zh-CN' | 'en';

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const dayOf = (day: string, english: boolean): string => {
  const [, month, date] = day.split('-').map(Number);
  return english ? `${date} ${months[(month ?? 1) - 1]}` : `${month}月${date}日`;
};

const sentenceOf = (code: NoticeCode, english: boolean, many: boolean): string => {
  const several = many ? noticeMany[code] : undefined;
  if (several) return several[english ? 'en' : 'zh'];
  return (english ? noticeEn : noticeZh)[code];
};

/**
 * A notice as a sentence, on the page and in letters. `words.what` is the code of a duty, `words.day` a calendar day.
 * A code that is newer than these words shows what it is about.
 */
export const sayNotice = (
  code: string,
  words: Readonly<Record<string, string>>,
  language: NoticeLanguage,
): string => {
  if (!(code in noticeZh)) return words.title ?? words.firm ?? code;
  const english = language === 'en';
  const duty = dutyWords[words.what ?? ''];
  const said: Record<string, string> = {
    ...words,
    ...(duty ? { what: english ? duty.en : duty.zh } : {}),
    ...(words.day ? { day: dayOf(words.day, english) } : {}),
  };
  const sentence = sentenceOf(code as NoticeCode, english, Number(words.count ?? 1) > 1);
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => said[name] ?? '');
};
