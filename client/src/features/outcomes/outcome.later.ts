import type { OutcomeBriefInput, OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';

/** Rights, people and the terms of a trial as they are typed: one thing a line, money in 万元. */
export interface LaterForm {
  maturityEvidence: string;
  properties: string;
  inventors: string;
  dispute: string;
  payBy: 'fixed' | 'formula';
  trialPrice: string;
  formula: string;
  quantity: string;
  quantityUnit: string;
  cap: string;
  years: string;
  trigger: NonNullable<OutcomeView['offer']>['trigger'];
  exclusive: boolean;
  trialScope: string;
  trialMonths: string;
  /** what this form does not write, as it came */
  kept: Pick<OutcomeBriefInput, 'files' | 'pictures'> & {
    offer?: OutcomeView['offer'];
    people?: OutcomeView['inventors'];
  };
}

const fenInWan = 1_000_000;
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
  maturityEvidence: '',
  properties: '',
  inventors: '',
  dispute: '',
  payBy: 'fixed',
  trialPrice: '',
  formula: '',
  quantity: '',
  quantityUnit: '',
  cap: '',
  years: '1',
  trigger: 'kept',
  exclusive: false,
  trialScope: '',
  trialMonths: '12',
  kept: {},
};

const wan = (fen: number | null | undefined): string => (fen ? String(fen / fenInWan) : '');
const wordOf = (kind: string): string =>
  Object.entries(kindWords).find(([, code]) => code === kind)?.[0] ?? '发明';

const priceOf = (offer: OutcomeView['offer']): Partial<LaterForm> => {
  if (!offer) return {};
  const { pricing, trigger } = offer;
  if (pricing.kind === 'fixed') return { trigger, trialPrice: wan(pricing.amountFen) };
  if (pricing.kind === 'stages') return { trigger };
  const [first] = pricing.quantities;
  return {
    trigger,
    payBy: 'formula',
    formula: pricing.formula,
    quantity: first ? `${first.name} ${first.label}` : '',
    quantityUnit: first?.unit ?? '',
    cap: wan(pricing.capFen),
    years: String(pricing.years),
  };
};

export const fromLater = (view: OutcomeView): LaterForm => ({
  ...emptyLater,
  maturityEvidence: view.maturityEvidence,
  properties: view.properties
    .map(({ number, kind, validUntil }) => `${number}｜${wordOf(kind)}｜${validUntil ?? ''}`)
    .join('\n'),
  inventors: view.inventors.map(({ name, share }) => `${name} ${share ?? ''}`.trim()).join('\n'),
  dispute: view.dispute,
  ...priceOf(view.offer),
  exclusive: view.exclusive,
  trialScope: view.trialScope,
  trialMonths: String(view.trialMonths),
  kept: {
    files: view.files.map(({ id, tier }) => ({ file: id, tier })),
    pictures: view.pictures.map(({ id }) => id),
    offer: view.offer,
    people: view.inventors,
  },
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

const fen = (typed: string): number =>
  Math.round(Number(typed.normalize('NFKC').replace(/[,\s]/g, '') || 0) * fenInWan);

const offerOf = (form: LaterForm): OutcomeBriefInput['offer'] => {
  const { trigger } = form;
  const triggerNote = form.kept.offer?.triggerNote ?? '';
  // Stages are written with the terms of a trial: what stands is kept.
  if (form.kept.offer?.pricing.kind === 'stages' && !form.trialPrice && !form.formula)
    return { ...form.kept.offer, trigger };
  if (form.payBy === 'fixed')
    return form.trialPrice
      ? {
          mode: 'oneOff',
          pricing: { kind: 'fixed', amountFen: fen(form.trialPrice) },
          trigger,
          triggerNote,
        }
      : null;
  if (!form.formula) return null;
  const [name = '', ...label] = form.quantity.split(/\s+/);
  const quantity = { name, label: label.join(' ') || name, unit: form.quantityUnit };
  return {
    mode: 'salesShare',
    pricing: {
      kind: 'formula',
      formula: form.formula,
      quantities: [quantity],
      capFen: form.cap ? fen(form.cap) : null,
      years: Number(form.years) || 1,
    },
    trigger,
    triggerNote,
  };
};

/** What is sent of it. Without a trial there are no terms of one. */
export const toLater = (form: LaterForm, trialFirst: boolean): Partial<OutcomeBriefInput> => ({
  maturityEvidence: form.maturityEvidence,
  properties: lines(form.properties).map(readProperty),
  inventors: lines(form.inventors).map((line) => {
    const read = readInventor(line);
    const known = form.kept.people?.find(({ name }) => name === read.name)?.expert;
    return { ...read, ...(known ? { expert: known } : {}) };
  }),
  dispute: form.dispute,
  offer: trialFirst ? (offerOf(form) ?? null) : null,
  exclusive: trialFirst && form.exclusive,
  trialScope: form.trialScope,
  trialMonths: Number(form.trialMonths) || 12,
  ...(form.kept.files ? { files: form.kept.files } : {}),
  ...(form.kept.pictures ? { pictures: form.kept.pictures } : {}),
});
