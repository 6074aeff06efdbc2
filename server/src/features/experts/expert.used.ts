import type { Evidence } from '@zhiqiao/shared/experts/expert.schema';
import type { ExpertRead } from './expert.reads.ts';

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A read profile whose records are plain ones. */
export type UsedExpert = Omit<ExpertRead, 'evidence'> & { evidence: Evidence[] };

/** What its owner keeps out of the matching; nothing in profiles that are older than the choice. */
export const withheldOf = ({ withheld }: Pick<ExpertRead, 'withheld'>) => ({
  records: withheld?.records ?? [],
  words: withheld?.words ?? [],
  codes: withheld?.codes ?? [],
});

/** A profile as matching and search may use it: without the records, words and codes that its owner took back. */
export function usedOf(expert: ExpertRead): UsedExpert {
  const { records, words, codes } = withheldOf(expert);
  if (records.length + words.length + codes.length === 0) return expert as UsedExpert;
  const gone = words.length > 0 ? new RegExp(words.map(literally).join('|'), 'giu') : undefined;
  const cut = (text: string): string => (gone ? text.replace(gone, ' ') : text);
  return {
    ...expert,
    title: cut(expert.title),
    summary: cut(expert.summary),
    disciplines: expert.disciplines.filter((code) => !codes.includes(code)),
    industries: expert.industries.filter((code) => !codes.includes(code)),
    evidence: expert.evidence
      .filter(({ key }) => !records.includes(key))
      .map((record) => ({ ...record, title: cut(record.title), text: cut(record.text) })),
  };
}
