/**
 * A price formula as data: numbers, named quantities, + - * / ( ) min max and a percent sign. It is parsed here and
 * evaluated in formula.value.ts; nothing of it is ever run as code.
 */
export type Formula =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'quantity'; readonly name: string }
  | { readonly kind: 'negative'; readonly of: Formula }
  | { readonly kind: 'percent'; readonly of: Formula }
  | {
      readonly kind: 'binary';
      readonly sign: '+' | '-' | '*' | '/';
      readonly of: [Formula, Formula];
    }
  | { readonly kind: 'call'; readonly name: 'min' | 'max'; readonly of: readonly Formula[] };

export const formulaFaults = ['empty', 'long', 'character', 'unexpected', 'open', 'deep'] as const;
export type FormulaFault = (typeof formulaFaults)[number];

/** Why a text is no formula, and at which character (from 0). */
export class FormulaError extends Error {
  readonly fault: FormulaFault;
  readonly at: number;
  constructor(fault: FormulaFault, at: number) {
    super(`${fault} at ${at}`);
    this.name = 'FormulaError';
    this.fault = fault;
    this.at = at;
  }
}

const longest = 300;
const deepest = 24;

interface Token {
  kind: 'number' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const pattern =
  /\s*(?:(?<number>\d{1,15}(?:\.\d{1,8})?)|(?<name>[\p{L}_][\p{L}\p{N}_]{0,29})|(?<sign>[-+*/(),%]))/uy;
/** People type 乘 and 除 as they learned them at school. */
const school: Record<string, string> = {
  '×': '*',
  '÷': '/',
  '（': '(',
  '）': ')',
  '，': ',',
  '％': '%',
};

const tokensOf = (text: string): Token[] => {
  const source = text.replace(/[×÷（），％]/g, (sign) => school[sign]!).trimEnd();
  if (source.trim() === '') throw new FormulaError('empty', 0);
  if (source.length > longest) throw new FormulaError('long', longest);
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(source);
    if (!found) throw new FormulaError('character', at + source.slice(at).search(/\S/u));
    const [kind, value] = Object.entries(found.groups!).find(([, part]) => part !== undefined)!;
    tokens.push({
      kind: kind as Token['kind'],
      text: value!,
      at: pattern.lastIndex - value!.length,
    });
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
};

class Parser {
  private readonly tokens: Token[];
  private next = 0;
  private depth = 0;
  constructor(text: string) {
    this.tokens = tokensOf(text);
  }
  private get here(): Token {
    return this.tokens[this.next]!;
  }
  private take(sign: string): boolean {
    const fits = this.here.kind === 'sign' && this.here.text === sign;
    if (fits) this.next += 1;
    return fits;
  }
  private demand(sign: string): void {
    if (!this.take(sign))
      throw new FormulaError(this.here.kind === 'end' ? 'open' : 'unexpected', this.here.at);
  }
  whole(): Formula {
    const formula = this.sum();
    if (this.here.kind !== 'end') throw new FormulaError('unexpected', this.here.at);
    return formula;
  }
  private sum(): Formula {
    this.depth += 1;
    if (this.depth > deepest) throw new FormulaError('deep', this.here.at);
    let left = this.product();
    for (;;) {
      const sign = this.take('+') ? '+' : this.take('-') ? '-' : undefined;
      if (!sign) break;
      left = { kind: 'binary', sign, of: [left, this.product()] };
    }
    this.depth -= 1;
    return left;
  }
  private product(): Formula {
    let left = this.signed();
    for (;;) {
      const sign = this.take('*') ? '*' : this.take('/') ? '/' : undefined;
      if (!sign) return left;
      left = { kind: 'binary', sign, of: [left, this.signed()] };
    }
  }
  private signed(): Formula {
    if (!this.take('-')) return this.part();
    this.depth += 1;
    if (this.depth > deepest) throw new FormulaError('deep', this.here.at);
    const of = this.signed();
    this.depth -= 1;
    return { kind: 'negative', of };
  }
  private part(): Formula {
    let found = this.atom();
    while (this.take('%')) found = { kind: 'percent', of: found };
    return found;
  }
  private atom(): Formula {
    const { kind, text, at } = this.here;
    if (this.take('(')) {
      const inner = this.sum();
      this.demand(')');
      return inner;
    }
    if (kind !== 'number' && kind !== 'name')
      throw new FormulaError(kind === 'end' ? 'open' : 'unexpected', at);
    this.next += 1;
    if (kind === 'number') return { kind, text };
    if (text === 'min' || text === 'max') return this.call(text);
    return { kind: 'quantity', name: text };
  }
  private call(name: 'min' | 'max'): Formula {
    this.demand('(');
    const of = [this.sum()];
    while (this.take(',')) of.push(this.sum());
    this.demand(')');
    return { kind: 'call', name, of };
  }
}

/** @throws FormulaError that says what is wrong and where */
export const parseFormula = (text: string): Formula => new Parser(text).whole();

/** The names of the quantities a formula needs, in the order they appear. */
export const quantitiesOf = (formula: Formula): string[] => {
  const found = new Set<string>();
  const walk = (part: Formula): void => {
    if (part.kind === 'quantity') found.add(part.name);
    if (part.kind === 'negative' || part.kind === 'percent') walk(part.of);
    if (part.kind === 'binary' || part.kind === 'call') part.of.forEach(walk);
  };
  walk(formula);
  return [...found];
};
