import { kindOf } from '@zhiqiao/shared/notices/notice.kinds';
import { type NoticeLanguage, sayNotice } from '@zhiqiao/shared/notices/notice.saying';
import type { NoticeView } from '@zhiqiao/shared/notices/notice.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { StopKind } from '../notices/notice.stopping.ts';
import { kindWords, letterWords } from './letter.words.ts';

export interface Written {
  subject: string;
  text: string;
  html: string;
  stop: StopKind;
}

export interface Address {
  name: string;
  language: NoticeLanguage;
  publicUrl: string;
  /** the page that stops a kind without signing in */
  stopUrl(kind: StopKind): string;
}

export const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) =>
      ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] as string,
  );

interface Line {
  sentence: string;
  more: string[];
  url: string;
}

const lineOf = (notice: NoticeView, { language, publicUrl }: Address): Line => ({
  sentence: sayNotice(notice.code, notice.words, language),
  more: [
    ...(notice.due ? [letterWords[language].due(dayOf(new Date(notice.due)))] : []),
    ...(notice.words.note ? notice.words.note.split('\n') : []),
  ],
  url: `${publicUrl}/notices/${notice.id}`,
});

const asText = (
  lines: readonly Line[],
  hello: string,
  foot: readonly [string, string][],
  why: string,
) =>
  [
    hello,
    '',
    ...lines.flatMap(({ sentence, more, url }, index) => [
      lines.length > 1 ? `${index + 1}. ${sentence}` : sentence,
      ...more,
      url,
      '',
    ]),
    '--',
    why,
    ...foot.map(([word, url]) => `${word}: ${url}`),
  ].join('\n');

/** The sheet on which every letter stands. @param inside html */
export const page = (language: NoticeLanguage, inside: string): string =>
  `<!doctype html><html lang="${language}"><body style="margin:0;padding:24px;background:#faf8f3;color:#22261f;font:16px/1.6 sans-serif"><div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border:1px solid #e6e1d6">${inside}</div></body></html>`;

const asHtml = (
  lines: readonly Line[],
  hello: string,
  foot: readonly [string, string][],
  why: string,
  language: NoticeLanguage,
) => {
  const { open } = letterWords[language];
  const items = lines.map(
    ({ sentence, more, url }) =>
      `<p style="margin:0 0 18px"><b>${escaped(sentence)}</b>${more.map((line) => `<br>${escaped(line)}`).join('')}<br><a href="${escaped(url)}" style="color:#1f6f63">${open}</a></p>`,
  );
  const links = foot.map(
    ([word, url]) => `<a href="${escaped(url)}" style="color:#6b6b63">${escaped(word)}</a>`,
  );
  return page(
    language,
    `<p>${escaped(hello)}</p>${items.join('')}<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #e6e1d6;font-size:13px;color:#6b6b63">${escaped(why)}<br>${links.join('　')}</p>`,
  );
};

/** One letter of one or several notices, in the reader's language, as plain text and as simple html. */
export const writeLetter = (notices: readonly NoticeView[], address: Address): Written => {
  const { language } = address;
  const words = letterWords[language];
  const lines = notices.map((notice) => lineOf(notice, address));
  const kinds = [...new Set(notices.map(({ code, link }) => kindOf(code, link.noun)))];
  const foot: [string, string][] = [
    ...kinds.map((kind): [string, string] => [
      words.stop(kindWords[kind][language]),
      address.stopUrl(kind),
    ]),
    [words.choose, `${address.publicUrl}/account?tab=notices`],
  ];
  const hello = words.hello(address.name);
  return {
    subject: lines.length === 1 ? lines[0]!.sentence : words.several(lines.length),
    text: asText(lines, hello, foot, words.why),
    html: asHtml(lines, hello, foot, words.why, language),
    stop: kinds.length === 1 ? kinds[0]! : 'all',
  };
};
