import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/disclosures/disclosure.endpoints';
import type { PromiseView } from '@zhiqiao/shared/disclosures/disclosure.schema';
import { promiseTexts, promiseVersion } from '@zhiqiao/shared/disclosures/promise.text';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type { UseCase } from '../../platform/ask.ts';
import type { Language } from '../../platform/language.ts';
import { expertById } from '../experts/expert.reads.ts';
import { PromiseModel, type PromiseRow } from './disclosure.model.ts';

const view = (row: PromiseRow): PromiseView => ({
  need: { id: String(row.need), number: row.number ?? '', title: row.title ?? '' },
  firm: row.firm ?? '',
  expert: { id: String(row.expert), name: row.name, unit: row.unit },
  account: row.signer,
  version: row.version,
  text: row.text,
  at: row.at.toISOString(),
});

interface Promised {
  id: string;
  number: string;
  title: string;
  firm: string;
}

/** Keeps a promise as it was signed, in the words and the language that were on the screen. */
export const signPromise = async (
  need: Promised,
  by: Actor,
  language: Language,
  at: Date,
): Promise<void> => {
  const expert = await expertById(by.expert!);
  const text = promiseTexts[promiseVersion][language === 'en' ? 'en' : 'zh'];
  const { number, title, firm } = need;
  await PromiseModel.updateOne(
    { need: need.id, expert: by.expert },
    {
      $setOnInsert: {
        ...{ number, title, firm, text, at },
        account: by.id,
        signer: by.name,
        name: expert?.name ?? by.name,
        unit: expert?.unitShown ?? '',
        version: promiseVersion,
      },
    },
    { upsert: true },
  );
};

/** The promises given on a need, latest first. */
export const promisesOn = async (need: string): Promise<PromiseView[]> => {
  const rows = await PromiseModel.find({ need }).sort({ at: -1 }).limit(500).lean<PromiseRow[]>();
  return rows.map(view);
};

export const showMyPromise: UseCase<typeof doors.readMyPromise> = async (ask) => {
  const found = await PromiseModel.findOne({
    need: ask.params.id,
    expert: ask.me.expert,
  }).lean<PromiseRow>();
  if (!found) throw new Refusal('notFound');
  return view(found);
};
