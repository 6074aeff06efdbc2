import { Fragment } from 'react';

interface Props {
  text: string;
  /** [start, length] in UTF-16 units, as the server found them */
  spans: readonly (readonly [start: number, length: number])[];
}

interface Piece {
  text: string;
  found: boolean;
  at: number;
}

/** The text cut at its spans; spans that overlap, run over the end or are out of order do no harm. */
export const piecesOf = (text: string, spans: Props['spans']): Piece[] => {
  const pieces: Piece[] = [];
  let done = 0;
  for (const [start, length] of spans.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(start, done);
    const to = Math.min(start + length, text.length);
    if (to <= from) continue;
    if (from > done) pieces.push({ text: text.slice(done, from), found: false, at: done });
    pieces.push({ text: text.slice(from, to), found: true, at: from });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), found: false, at: done });
  return pieces;
};

/** Found words marked by the server's spans; text stays text and is never HTML. */
export const Highlight = ({ text, spans }: Props) => (
  <>
    {piecesOf(text, spans).map((piece) =>
      piece.found ? (
        <mark key={piece.at}>{piece.text}</mark>
      ) : (
        <Fragment key={piece.at}>{piece.text}</Fragment>
      ),
    )}
  </>
);
