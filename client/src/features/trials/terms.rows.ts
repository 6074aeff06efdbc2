import type { TermsForm } from './terms.form.ts';

/** What every part of the terms' form is given. */
export interface TermsProps {
  form: TermsForm;
  set: (part: Partial<TermsForm>) => void;
  /** what the server said of `terms.<path>` */
  issue: (path: string) => string | undefined;
}

/** Rows with one of them changed. */
export const replaced = <R>(rows: readonly R[], at: number, part: Partial<R>): R[] =>
  rows.map((row, index) => (index === at ? { ...row, ...part } : row));
/** Rows without one of them. */
export const without = <R>(rows: readonly R[], at: number): R[] => rows.filter((_, i) => i !== at);
