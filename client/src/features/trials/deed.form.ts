import type { ContractKind } from '@zhiqiao/shared/contracts/contract.schema';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { fenOfYuan } from '../../platform/money.ts';
import type { FileLink } from '../../ui/FilesField.tsx';
import type { Asked } from './trial.deeds.ts';

/** What is typed into a deed's fields, before it becomes a body. */
export interface DeedForm {
  texts: Record<string, string>;
  ticks: Record<string, boolean>;
  checks: string[];
  /** indicators by key, quantities by name */
  figures: Record<string, string>;
  quantities: Record<string, string>;
  files: FileLink[];
}

// By name, since importing the schema would bring zod with it.
export const contractKinds: readonly ContractKind[] = [
  'license',
  'transfer',
  'development',
  'consulting',
  'service',
];

const today = () => dayOf(new Date());

/** The form a deed opens with: days are today, the price is the agreed one, the licence is the usual contract. */
export const emptyForm = (asks: readonly Asked[], view: TrialView): DeedForm => ({
  texts: {
    ...Object.fromEntries(
      asks.flatMap((ask) => (ask.kind === 'day' && !ask.ahead ? [[ask.name, today()]] : [])),
    ),
    method: 'agreement',
    contractKind: 'license',
    amountFen: view.cost?.known ? String(view.cost.amountFen / 100) : '',
    days: String(view.extensionDays ?? ''),
  },
  ticks: {},
  checks: [],
  figures: {},
  quantities: {},
  files: [],
});

const numbered = (typed: Record<string, string>, name: 'key' | 'name') =>
  Object.entries(typed)
    .filter(([, value]) => value.trim() !== '')
    .map(([key, value]) => ({ [name]: key, value: Number(value) }));

const sentOf = (ask: Asked, form: DeedForm): unknown => {
  switch (ask.kind) {
    case 'money': {
      const typed = form.texts[ask.name] ?? '';
      return ask.optional && typed.trim() === '' ? undefined : fenOfYuan(typed);
    }
    case 'days':
      return Number(form.texts.days);
    case 'tick':
      return form.ticks[ask.name] ?? false;
    case 'pick':
      return ask.name === 'upheld' ? form.texts.upheld === 'yes' : form.texts[ask.name];
    case 'files':
      return form.files.map(({ id }) => id);
    case 'checks':
      return form.checks;
    case 'figures':
      return numbered(form.figures, 'key');
    case 'quantities':
      return numbered(form.quantities, 'name');
    default:
      return form.texts[ask.name] ?? '';
  }
};

const pathOf = (ask: Asked): string => (ask.kind === 'quantities' ? 'quantities' : ask.name);

/** The body of a deed; `award.teamFen` becomes a part of `award`. */
export const bodyOf = (asks: readonly Asked[], form: DeedForm): Record<string, unknown> => {
  const body: Record<string, unknown> = {};
  for (const ask of asks) {
    const value = sentOf(ask, form);
    if (value === undefined) continue;
    const [head = '', inner] = pathOf(ask).split('.');
    if (inner) body[head] = { ...(body[head] as object | undefined), [inner]: value };
    else body[head] = value;
  }
  return body;
};
