import type * as doors from '@zhiqiao/shared/conversations/conversation.endpoints';
import type {
  MessageView,
  TalkNote,
  TalkSide,
} from '@zhiqiao/shared/conversations/conversation.schema';
import type { FileAnswer, UseCase } from '../../platform/ask.ts';
import type { Language } from '../../platform/language.ts';
import { inTransaction } from '../../platform/mongo.ts';
import { type ConversationRow, MessageModel, type MessageRow } from './conversation.model.ts';
import { loadTalk, standingOf } from './conversation.reads.ts';
import { recordTalk } from './conversation.telling.ts';
import { showMessages, showTalk } from './conversation.view.ts';

const notes: Record<TalkNote, readonly [string, string]> = {
  bureauCalled: ['请科技局加入了对话', 'called the bureau into the talk'],
  unitCalled: ['请所在单位加入了对话', 'called the unit into the talk'],
  contactAsked: ['申请互换联系方式', 'asked to exchange contact details'],
  contactAgreed: ['同意互换联系方式', 'agreed to exchange contact details'],
  contactDeclined: ['暂不交换联系方式', 'declined to exchange contact details'],
  contactWithdrawn: ['收回联系方式', 'withdrew contact details'],
};

const sides: Record<TalkSide, readonly [string, string]> = {
  firm: ['（企业）', ' (firm)'],
  expert: ['（专家）', ' (expert)'],
  unit: ['（所在单位）', ' (unit)'],
  bureau: ['（科技局）', ' (bureau)'],
};

const words = {
  withdrawn: ['（已撤回）', '(withdrawn)'],
  edited: ['（已修改）', '(edited)'],
  file: ['附件', 'attachment'],
  answers: ['回复', 'answers'],
  exported: ['导出于', 'exported'],
} as const;

const sayIn = (language: Language) => (pair: readonly [string, string]) =>
  pair[language === 'en' ? 1 : 0];

const momentOf = (at: string | Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(at));

/** 48 KB, 1.2 MB */
const sizeOf = (bytes: number): string => {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = Math.round(bytes / 1024);
  return kilobytes < 1024 ? `${kilobytes} KB` : `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;
};

/** One message as lines: who and when, what is answered, what was said, what hangs on it. */
const linesOf = (message: MessageView, language: Language): string[] => {
  const say = sayIn(language);
  const { name, side } = message.author;
  const head = `${momentOf(message.at)}  ${name}${say(sides[side])}`;
  if (message.note) return [`${head} ${say(notes[message.note])}`];
  if (message.withdrawnAt) return [head, say(words.withdrawn)];
  const quote = message.quote
    ? [`> ${say(words.answers)} ${message.quote.name}: ${message.quote.text.replaceAll('\n', ' ')}`]
    : [];
  const files = message.files.map(
    (file) => `[${say(words.file)}] ${file.name} (${sizeOf(file.size)})`,
  );
  const text = message.text ? message.text.split('\n') : [];
  return [`${head}${message.editedAt ? ` ${say(words.edited)}` : ''}`, ...quote, ...text, ...files];
};

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const pageOf = (title: string, about: string, blocks: readonly string[][], language: Language) =>
  `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>body{max-width:44em;margin:2em auto;padding:0 1em;font:16px/1.7 sans-serif}p{white-space:pre-line;border-top:1px solid #ddd;padding:.6em 0;margin:0}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(about)}</p>
${blocks.map((lines) => `<p>${escaped(lines.join('\n'))}</p>`).join('\n')}
</html>
`;

const allSaid = async (row: ConversationRow): Promise<MessageRow[]> =>
  MessageModel.find({ conversation: row._id }).sort({ seq: 1 }).limit(50_000).lean<MessageRow[]>();

/** The whole talk as a file for one of its two sides; that it was taken is recorded. */
export const exportTalk: UseCase<typeof doors.exportConversation> = async (
  ask,
  world,
): Promise<FileAnswer> => {
  const { row, side } = await loadTalk(ask.params.id, ask.me, 'export');
  const at = world.clock.now();
  await inTransaction(() => recordTalk(row, 'conversation.exported', ask.me, at));
  const view = await showTalk(ask.me, row, at);
  const messages = await showMessages(await allSaid(row), standingOf(side, row));
  const title = `${view.number} ${view.title}`.trim();
  const parties = `${view.firm} · ${view.expert}`;
  const made = `${sayIn(ask.language)(words.exported)} ${momentOf(at)}, ${ask.me.name}`;
  const blocks = messages.map((message) => linesOf(message, ask.language));
  const plain = ask.query.form === 'txt';
  const text = plain
    ? [title, parties, made, '', ...blocks.flatMap((lines) => [...lines, ''])].join('\r\n')
    : pageOf(title, `${parties}\n${made}`, blocks, ask.language);
  return {
    name: `${view.number || 'talk'}.${ask.query.form}`,
    mime: plain ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
    bytes: Buffer.from(plain ? `\ufeff${text}` : text),
  };
};
