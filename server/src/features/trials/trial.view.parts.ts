import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { afterDays } from '../rules/calendar.ts';
import { extensionMost, type TrialRules } from './trial.course.ts';
import type { TrialRow } from './trial.model.ts';
import { said } from './trial.view.ts';

type Link = NonNullable<TrialView['insurance']>['file'];
/** Links of files by id. */
export type Links = ReadonlyMap<string, NonNullable<Link>>;

const linked = (ids: readonly string[], links: Links) => ids.flatMap((id) => links.get(id) ?? []);

/** Every file that hangs on a trial's page. */
export const filesOf = (row: TrialRow): string[] => [
  ...(row.diligence?.papers ?? []),
  ...(row.agreement ? [row.agreement.file] : []),
  ...(row.insurance?.file ? [row.insurance.file] : []),
  ...(row.handover?.files ?? []),
  ...(row.baseline?.files ?? []),
  ...row.reports.flatMap(({ files }) => files),
  ...(row.breach?.files ?? []),
];

/** What was agreed and handed over. */
export const agreedPart = (row: TrialRow, links: Links): Partial<TrialView> => {
  const { insurance, handover, baseline } = row;
  return {
    ...(row.offer ? { offer: row.offer } : {}),
    ...(row.terms ? { terms: { ...row.terms, rev: row.termsRev } } : {}),
    ...(row.termsBy ? { termsBy: said(row.termsBy) } : {}),
    ...(insurance
      ? {
          insurance: {
            insurer: insurance.insurer,
            policyNumber: insurance.policyNumber,
            coverFen: insurance.coverFen,
            until: insurance.until,
            ...(insurance.file && links.has(insurance.file)
              ? { file: links.get(insurance.file)! }
              : {}),
          },
        }
      : {}),
    ...(handover
      ? {
          handover: {
            items: (row.terms?.checklist ?? []).map(({ key, label }) => ({
              key,
              label,
              given: handover.given.includes(key),
              received: handover.received.includes(key),
            })),
            note: handover.note,
            files: linked(handover.files, links),
            ...said(handover.by),
          },
        }
      : {}),
    ...(baseline
      ? {
          baseline: {
            values: baseline.values,
            measured: baseline.measured,
            files: linked(baseline.files, links),
            ...said(baseline.by),
            ...(baseline.confirmed ? { confirmed: said(baseline.confirmed) } : {}),
          },
        }
      : {}),
  };
};

export const reportsPart = (row: TrialRow, links: Links): TrialView['reports'] =>
  row.reports
    .toSorted((a, b) => b.on.localeCompare(a.on))
    .map(({ by, files, ...report }) => ({ ...report, files: linked(files, links), ...said(by) }));

const extensionPart = (row: TrialRow, rules: TrialRules): Partial<TrialView> => {
  const { extension } = row;
  const most = extensionMost(row, rules);
  const mayAsk = ['inTrial', 'evaluating'].includes(row.state) && extension?.state !== 'granted';
  return {
    ...(extension
      ? {
          extension: {
            days: extension.days,
            reason: extension.reason,
            state: extension.state,
            note: extension.note,
            ...said(extension.by),
          },
        }
      : {}),
    ...(mayAsk && most > 0 ? { extensionDays: most } : {}),
  };
};

const breachPart = ({ breach }: TrialRow, links: Links): Partial<TrialView> =>
  breach
    ? {
        breach: {
          side: breach.side,
          text: breach.text,
          files: linked(breach.files, links),
          ...said(breach.by),
          ...(breach.mediation
            ? { mediation: { note: breach.mediation.note, ...said(breach.mediation.by) } }
            : {}),
          ...(breach.finding
            ? {
                finding: {
                  against: breach.finding.against,
                  text: breach.finding.text,
                  ...said(breach.finding.by),
                },
              }
            : {}),
        },
      }
    : {};

const decisionPart = (row: TrialRow, rules: TrialRules): Partial<TrialView> => {
  const { decision } = row;
  if (!decision) return {};
  const open = row.state === 'converting' || row.state === 'returned';
  return {
    decision: {
      kind: decision.kind,
      reason: decision.reason,
      ...said(decision.by),
      ...(open
        ? { reconsiderUntil: afterDays(decision.by.at, rules.reconsiderDays).toISOString() }
        : {}),
    },
  };
};

/** How it ended, or is ending. */
export const endingPart = (
  row: TrialRow,
  rules: TrialRules,
  links: Links,
): Partial<TrialView> & Pick<TrialView, 'objections'> => ({
  ...extensionPart(row, rules),
  ...decisionPart(row, rules),
  ...(row.lessons ? { lessons: row.lessons } : {}),
  ...(row.stoppedOn ? { stoppedOn: row.stoppedOn } : {}),
  ...(row.sentBack ? { sentBack: row.sentBack } : {}),
  ...(row.price
    ? {
        price: {
          method: row.price.method,
          amountFen: row.price.amountFen,
          record: row.price.record,
          contractKind: row.price.contractKind,
          ...said(row.price.by),
        },
      }
    : {}),
  ...(row.publicity
    ? {
        publicity: {
          from: row.publicity.from.toISOString(),
          until: row.publicity.until.toISOString(),
        },
      }
    : {}),
  objections: row.objections.map(({ id, text, by, answer }) => ({
    id,
    text,
    ...said(by),
    ...(answer ? { answer: { upheld: answer.upheld, text: answer.text, ...said(answer.by) } } : {}),
  })),
  ...(row.materials ? { materials: { note: row.materials.note, ...said(row.materials.by) } } : {}),
  ...breachPart(row, links),
});

/** 尽职记录, for the unit and the bureau only. */
export const diligencePart = (row: TrialRow, open: boolean, links: Links): Partial<TrialView> => {
  const { diligence } = row;
  if (!open || !diligence) return {};
  const { basis, papers, decidedBy, by } = diligence;
  return { diligence: { basis, decidedBy, papers: linked(papers, links), ...said(by) } };
};
