/** What one page of paper holds, in lines of its small print; measured with the longest texts a form takes. */
const page = { lines: 38, title: 1.4, picture: 7.5, least: 5 };
/** How many ems a line takes: of the whole width, of the column of values, of the title. */
const width = { whole: 48, value: 36, title: 31 };

const widthOf = (sign: string): number => {
  if (sign > '\u2e7f') return sign.length > 1 ? 1.4 : 1;
  if (sign > '\u007f') return 0.8;
  return /[A-Z@%mwMW]/.test(sign) ? 0.95 : 0.64;
};

/** How many lines a text takes, never too few. */
export const linesOf = (text: string, ems: number): number => shorten(text, Infinity, ems).lines;

/** As much of a text as so many lines hold, with a sign of omission where something is left out. */
export const shorten = (
  text: string,
  most: number,
  ems: number,
): { text: string; lines: number; cut: boolean } => {
  let lines = 1;
  let used = 0;
  let kept = '';
  for (const sign of text) {
    const wide = widthOf(sign);
    if (sign === '\n' || used + wide > ems) {
      lines += 1;
      used = 0;
    }
    if (lines > most) return { text: `${kept.trimEnd().slice(0, -2)}……`, lines: most, cut: true };
    if (sign !== '\n') used += wide;
    kept += sign;
  }
  return { text, lines, cut: false };
};

export interface SheetRow {
  label: string;
  text: string | undefined;
  /** lines it may take */
  most: number;
}

/**
 * What of an outcome stands on its one page: every row by its own measure, the summary takes what they leave.
 * `cut` names what is shown in part.
 */
export const fitSheet = (said: {
  title: string;
  summary: { label: string; text: string };
  rows: readonly SheetRow[];
  picture: boolean;
}): { summary: string; rows: (readonly [string, string])[]; cut: string[] } => {
  const fitted = said.rows.flatMap(({ label, text, most }) =>
    text ? [{ label, ...shorten(text, most, width.value) }] : [],
  );
  const taken = fitted.reduce((sum, { lines }) => sum + lines, 0);
  const above = linesOf(said.title, width.title) * page.title + (said.picture ? page.picture : 0);
  const left = Math.max(page.least, Math.floor(page.lines - above - taken));
  const summary = shorten(said.summary.text, left, width.whole);
  return {
    summary: summary.text,
    rows: fitted.map(({ label, text }) => [label, text] as const),
    cut: [
      ...(summary.cut ? [said.summary.label] : []),
      ...fitted.filter(({ cut }) => cut).map(({ label }) => label),
    ],
  };
};
