import { normalize, standsAlone } from './characters.ts';
import { isQuoted, quotations } from './quoted.ts';
import { walk } from './tokens.ts';

/** Beyond this a text is a description, and says itself in other words what it means. */
const LONGEST_TEXT = 60;
const MOST_WAYS = 6;

interface Member {
  text: string;
  /** the others that mean the same */
  others: readonly string[];
}

/** Words that mean the same, as a schema lists them, ready to be found in what people type. */
export class Synonyms {
  /** Latin words of the lists: known words, never to be read as pinyin */
  readonly words: ReadonlySet<string>;
  /** longest first: 可编程逻辑控制器 before 控制器 */
  private readonly members: readonly Member[];

  constructor(groups: readonly (readonly string[])[] = []) {
    const normal = groups.map((group) => group.map(normalize));
    this.members = normal
      .flatMap((group) =>
        group.map((text) => ({ text, others: group.filter((other) => other !== text) })),
      )
      .filter(({ text }) => text)
      .sort((a, b) => b.text.length - a.text.length);
    const words = new Set<string>();
    for (const { text } of this.members)
      walk(text, { han: () => undefined, word: (word) => words.add(word) });
    this.words = words;
  }

  /** The other ways to say what was typed, at most six; what is quoted stays as it is. */
  otherWays(typed: string): string[] {
    if (!this.members.length || typed.length > LONGEST_TEXT) return [];
    const text = normalize(typed);
    let ways = [''];
    let end = 0;
    for (const { at, member } of this.found(text)) {
      const between = text.slice(end, at);
      end = at + member.text.length;
      ways = ways.flatMap((way) =>
        // blanks keep Latin words apart, and say that the last of them is finished
        [member.text, ...member.others.map((other) => ` ${other} `)].map(
          (said) => way + between + said,
        ),
      );
      ways = ways.slice(0, MOST_WAYS + 1);
    }
    return ways.map((way) => way + text.slice(end)).filter((way) => way !== text);
  }

  /** The members in the text, in order, none inside another. */
  private found(text: string): { at: number; member: Member }[] {
    const quoted = quotations(text);
    const taken = new Uint8Array(text.length);
    const found: { at: number; member: Member }[] = [];
    for (const member of this.members) {
      const { length } = member.text;
      for (let at = text.indexOf(member.text); at >= 0; at = text.indexOf(member.text, at + 1)) {
        const free = !taken.subarray(at, at + length).includes(1);
        if (!free || isQuoted(quoted, at) || !standsAlone(text, at, length)) continue;
        taken.fill(1, at, at + length);
        found.push({ at, member });
      }
    }
    return found.sort((a, b) => a.at - b.at);
  }
}
