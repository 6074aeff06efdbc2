import type { Reaction } from '../../platform/reactions.ts';
import { mailAsked } from '../accounts/account.mail.service.ts';
import { confirmingKey } from './letter.addressing.ts';
import { LetterModel } from './letter.model.ts';
import { letterWords } from './letter.words.ts';
import { escaped, page } from './letter.writing.ts';

type Asked = NonNullable<Awaited<ReturnType<typeof mailAsked>>>;

const write = ({ name, language, url }: Asked) => {
  const words = letterWords[language];
  const hello = words.hello(name);
  return {
    subject: `${words.name}: ${words.confirm}`,
    text: [hello, '', words.confirmText, '', url].join('\n'),
    html: page(
      language,
      `<p>${escaped(hello)}</p><p>${escaped(words.confirmText)}</p><p><a href="${escaped(url)}" style="color:#1f6f63"><b>${escaped(words.confirmNow)}</b></a></p>`,
    ),
  };
};

export const letterReactions: Reaction[] = [
  {
    name: 'letter.confirm',
    on: ['account.mailAsked'],
    run: async ({ subject }, world) => {
      const asked = await mailAsked(subject.id, world);
      if (!asked) return;
      const at = world.clock.now();
      const { county, name: reader, email: to } = asked;
      const letter = { channel: 'mail', account: subject.id, county, reader, to, ...write(asked) };
      // Nothing to stop: it is not one of the notices.
      await LetterModel.updateOne(
        { key: confirmingKey(asked.nonce) },
        { $setOnInsert: { ...letter, stop: '', notices: 0, at, dueAt: at } },
        { upsert: true },
      );
    },
  },
];
