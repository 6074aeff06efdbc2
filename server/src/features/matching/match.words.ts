/** Words that every indicator, title and record uses: sharing them says nothing. */
const GENERIC =
  /提高|提升|降低|减少|达到|不低于|不高于|不大于|不小于|以上|以下|满足|实现|要求|指标|水平|技术|研究|开发|研发|应用|产品|项目|方法|系统|装置|一种|进行|采用|及其|关键|问题|解决|平均|最大|最小|单位|数量|寻求|希望|能否|提供|需求|相关|[的了与及或]/g;
/** endings that only say it is a measure: 漏检率, 疲劳度 */
const MEASURE = /(?<=\p{Script=Han}{2})[率度值量数比]$/u;

const HAN = /^\p{Script=Han}/u;
/** Does it begin with a Han character? The common ones are told by their place alone. */
export const startsHan = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return (code >= 0x4e00 && code <= 0x9fff) || (code > 0x2e7f && HAN.test(text));
};

/** The informative stretches of a text: Han runs and Latin words, generic words taken out, folded. */
export function stretchesIn(folded: string): string[] {
  const found: string[] = [];
  const plain = folded.replace(GENERIC, ' ');
  for (const [run] of plain.matchAll(
    /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\d])(?:(?!\p{Script=Han})[\p{L}\d.+-])*/gu,
  )) {
    if (startsHan(run)) {
      const matter = run.replace(MEASURE, '');
      if (matter.length > 1) found.push(matter);
    } else if (run.length > 1 && !/^[\d.+-]+$/.test(run)) found.push(run);
  }
  return found;
}

/** What is looked for in records: stretches with their pieces, cut once and not for every record. */
export interface Wanted {
  /** characters of all stretches */
  length: number;
  stretches: { han: boolean; pieces: string[] }[];
}

/** A Han stretch falls into pairs of neighbouring characters; a Latin word is one piece. */
export function wantedIn(folded: string): Wanted {
  const found = stretchesIn(folded);
  return {
    length: found.reduce((sum, stretch) => sum + stretch.length, 0),
    stretches: found.map((stretch) => {
      if (!startsHan(stretch)) return { han: false, pieces: [stretch] };
      const pairs = Array.from({ length: stretch.length - 1 }, (_, at) =>
        stretch.slice(at, at + 2),
      );
      return { han: true, pieces: pairs };
    }),
  };
}

/** Which share of the wanted characters a folded text holds, in pairs at least; 0..1. */
export function shareHeld(wanted: Wanted, folded: string): number {
  let held = 0;
  for (const { han, pieces } of wanted.stretches) {
    let reached = 0;
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at]!;
      if (!folded.includes(piece)) continue;
      held += han ? at + 2 - Math.max(reached, at) : piece.length;
      reached = at + 2;
    }
  }
  return wanted.length ? held / wanted.length : 0;
}

/** The first place in a folded text that holds a piece; -1 for none. */
export function firstPlace(wanted: Wanted, folded: string): number {
  const places = wanted.stretches.flatMap(({ pieces }) =>
    pieces.map((piece) => folded.indexOf(piece)),
  );
  const found = places.filter((at) => at >= 0);
  return found.length ? Math.min(...found) : -1;
}
