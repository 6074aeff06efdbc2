import type { OutcomeBriefInput, OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { emptyOffer, fromOffer, type OfferForm, toOffer } from './offer.form.ts';

/** Rights, people, papers and the terms of a trial as they are typed: one thing a line, money in 万元. */
export interface LaterForm extends OfferForm {
  maturityEvidence: string;
  properties: string;
  inventors: string;
  dispute: string;
  exclusive: boolean;
  trialScope: string;
  trialMonths: string;
  files: FileRow[];
  pictures: PictureRow[];
  /** accounts behind the inventors' names */
  people: OutcomeView['inventors'];
}
/** A file that hangs on it, and who may open it. */
export type FileRow = OutcomeView['files'][number];
/** A picture, and what is to be seen on it. */
export type PictureRow = OutcomeView['pictures'][number];

const kindWords = {
  发明: 'invention',
  实用新型: 'utility',
  外观: 'design',
  软件: 'software',
  品种: 'variety',
  布图: 'layout',
  秘密: 'secret',
} as const;
type Kind = (typeof kindWords)[keyof typeof kindWords];

export const emptyLater: LaterForm = {
  ...emptyOffer,
  maturityEvidence: '',
  properties: '',
  inventors: '',
  dispute: '',
  exclusive: false,
  trialScope: '',
  trialMonths: '12',
  files: [],
  pictures: [],
  people: [],
};

const wordOf = (kind: string): string =>
  Object.entries(kindWords).find(([, code]) => code === kind)?.[0] ?? '发明';

export const fromLater = (view: OutcomeView): LaterForm => ({
  ...emptyLater,
  maturityEvidence: view.maturityEvidence,
  properties: view.properties
    .map(({ number, kind, validUntil }) => `${number}｜${wordOf(kind)}｜${validUntil ?? ''}`)
    .join('\n'),
  inventors: view.inventors.map(({ name, share }) => `${name} ${share ?? ''}`.trim()).join('\n'),
  dispute: view.dispute,
  ...fromOffer(view.offer),
  exclusive: view.exclusive,
  trialScope: view.trialScope,
  trialMonths: String(view.trialMonths),
  files: view.files,
  pictures: view.pictures,
  people: view.inventors,
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** "ZL 2023 1 0000001｜发明｜2043-06-30" */
const readProperty = (line: string) => {
  const [number = '', kind = '', until = ''] = line.split(/[|｜]/).map((part) => part.trim());
  const code: Kind = kindWords[kind as keyof typeof kindWords] ?? 'invention';
  return { number, kind: code, ...(until ? { validUntil: until } : {}) };
};

/** "林知微 60" or "林知微 60%" */
const readInventor = (line: string) => {
  const [, name = line, share = '0'] = /^(.*?)\s*(\d{1,3})\s*[%％]?$/.exec(line) ?? [];
  return { name: name.trim(), share: Number(share) };
};

/** What is sent of it. Without a trial there are no terms of one. */
export const toLater = (form: LaterForm, trialFirst: boolean): Partial<OutcomeBriefInput> => ({
  maturityEvidence: form.maturityEvidence,
  properties: lines(form.properties).map(readProperty),
  inventors: lines(form.inventors).map((line) => {
    const read = readInventor(line);
    const known = form.people.find(({ name }) => name === read.name)?.expert;
    return { ...read, ...(known ? { expert: known } : {}) };
  }),
  dispute: form.dispute,
  offer: trialFirst ? toOffer(form) : null,
  exclusive: trialFirst && form.exclusive,
  trialScope: form.trialScope,
  trialMonths: Number(form.trialMonths) || 12,
  files: form.files.map(({ id, tier }) => ({ file: id, tier })),
  pictures: form.pictures.map(({ id, alt }) => ({ file: id, alt })),
});
