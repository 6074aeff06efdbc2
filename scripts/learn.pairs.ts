import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A need with the outcomes that somebody judged for it, each 1 (nothing) to 4 (strong). */
export interface LabelledNeed {
  id: string;
  title: string;
  content: string;
  pairs: { outcome: string; title: string; level: number }[];
}

interface Requirement {
  rid: string;
  title: string;
  content: string;
}

/**
 * Reads DIR/requirements.json ({rid, title, content}) and DIR/pairs.tsv (columns rid, aid, level, title_tokens in
 * any order, named by its first line). Throws when a column is missing.
 */
export function readPairs(dir: string): LabelledNeed[] {
  const requirements = JSON.parse(
    readFileSync(join(dir, 'requirements.json'), 'utf8'),
  ) as Requirement[];
  const byNeed = new Map(
    requirements.map(({ rid, title, content }): [string, LabelledNeed] => [
      rid,
      { id: rid, title, content, pairs: [] },
    ]),
  );
  for (const row of rowsOf(readFileSync(join(dir, 'pairs.tsv'), 'utf8')))
    byNeed.get(row.rid)?.pairs.push(row);
  return [...byNeed.values()].filter(({ pairs }) => pairs.length > 1);
}

function rowsOf(text: string) {
  const [head = '', ...lines] = text.trimEnd().split('\n');
  const names = head.split('\t');
  const place = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`pairs.tsv has no column ${name}`);
    return at;
  };
  const [rid, aid, level, title] = ['rid', 'aid', 'level', 'title_tokens'].map(place);
  return lines.map((line) => {
    const cells = line.split('\t');
    return {
      rid: cells[rid!] ?? '',
      outcome: cells[aid!] ?? '',
      title: cells[title!] ?? '',
      level: Number(cells[level!]),
    };
  });
}
