import type { Formula } from './formula.ts';

/** A fraction of whole numbers, the denominator above nought: sums of money come out exact. */
interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y) [x, y] = [y, x % y];
  return x || 1n;
};

const fraction = (top: bigint, bottom: bigint): Fraction => {
  const by = divisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { top: top / by, bottom: bottom / by };
};

const plainDigits = 8;

/** A written or reported number, to eight decimals. */
const fractionOf = (value: string | number): Fraction => {
  const text = typeof value === 'number' ? value.toFixed(plainDigits) : value;
  const [whole, rest = ''] = text.split('.');
  return fraction(BigInt(whole + rest), 10n ** BigInt(rest.length));
};

const compare = (a: Fraction, b: Fraction): number => {
  const gap = a.top * b.bottom - b.top * a.bottom;
  return gap < 0n ? -1 : gap > 0n ? 1 : 0;
};

/** Why a formula has no value: a quantity nobody reported, or a division by nought. */
export class NoValue extends Error {
  readonly fault: 'missing' | 'zero';
  readonly names: readonly string[];
  constructor(fault: 'missing' | 'zero', names: readonly string[] = []) {
    super(`${fault} ${names.join(' ')}`);
    this.name = 'NoValue';
    this.fault = fault;
    this.names = names;
  }
}

type Quantities = Readonly<Record<string, number>>;

const binary = (sign: '+' | '-' | '*' | '/', a: Fraction, b: Fraction): Fraction => {
  if (sign === '*') return fraction(a.top * b.top, a.bottom * b.bottom);
  if (sign === '/') {
    if (b.top === 0n) throw new NoValue('zero');
    return fraction(a.top * b.bottom, a.bottom * b.top);
  }
  const second = sign === '+' ? b.top : -b.top;
  return fraction(a.top * b.bottom + second * a.bottom, a.bottom * b.bottom);
};

const worthOf = (part: Formula, given: Quantities): Fraction => {
  switch (part.kind) {
    case 'number':
      return fractionOf(part.text);
    case 'quantity': {
      const value = Object.hasOwn(given, part.name) ? given[part.name] : undefined;
      if (value === undefined || !Number.isFinite(value)) throw new NoValue('missing', [part.name]);
      return fractionOf(value);
    }
    case 'negative':
      return binary('-', { top: 0n, bottom: 1n }, worthOf(part.of, given));
    case 'percent':
      return binary('/', worthOf(part.of, given), { top: 100n, bottom: 1n });
    case 'binary':
      return binary(part.sign, worthOf(part.of[0], given), worthOf(part.of[1], given));
    case 'call': {
      const values = part.of.map((one) => worthOf(one, given));
      const better = part.name === 'min' ? -1 : 1;
      return values.reduce((best, one) => (compare(one, best) === better ? one : best));
    }
  }
};

/** Half a fen goes up; below nought nobody pays anything. */
const toFen = ({ top, bottom }: Fraction): bigint => {
  const fen = (2n * 100n * top + bottom) / (2n * bottom);
  return fen < 0n || top < 0n ? 0n : fen;
};

const mostFen = 1_000_000_000_000n;

/**
 * What a formula comes to, in whole fen; the formula itself counts in yuan. Exact: no binary fractions on the way.
 * @throws NoValue
 */
export const fenOf = (formula: Formula, given: Quantities): number => {
  const fen = toFen(worthOf(formula, given));
  return Number(fen > mostFen ? mostFen : fen);
};
