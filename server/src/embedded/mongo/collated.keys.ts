import type { Collation } from './compare.ts';
import { valueKey } from './expression.scope.ts';
import { type Doc, isDoc } from './values.ts';

/** Of texts a collation holds equal, the one that came first stands for all of them. */
class Alike {
  private readonly collator: Intl.Collator;
  private readonly known = new Map<string, string>();
  private readonly ordered: string[] = [];

  constructor(collator: Intl.Collator) {
    this.collator = collator;
  }

  of(text: string): string {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const first = this.place(text);
    this.known.set(text, first);
    return first;
  }

  private place(text: string): string {
    let [low, high] = [0, this.ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = this.ordered[middle] as string;
      const order = this.collator.compare(text, one);
      if (order === 0) return one;
      if (order < 0) high = middle;
      else low = middle + 1;
    }
    this.ordered.splice(low, 0, text);
    return text;
  }
}

/** A value with every text in it replaced by the one that stands for it. */
function folded(value: unknown, alike: Alike): unknown {
  if (typeof value === 'string') return alike.of(value);
  if (Array.isArray(value)) return value.map((element) => folded(element, alike));
  if (!isDoc(value)) return value;
  const out: Doc = {};
  for (const key of Object.keys(value)) out[key] = folded(value[key], alike);
  return out;
}

/** A collator belongs to one command, and what it has seen goes with it. */
const seen = new WeakMap<Intl.Collator, Alike>();

/** One text per value that differs under the collation: what groups, sets and partitions go by. */
export function collatedKey(value: unknown, collation: Collation): string {
  if (!collation) return valueKey(value);
  let alike = seen.get(collation);
  if (!alike) {
    alike = new Alike(collation);
    seen.set(collation, alike);
  }
  return valueKey(folded(value, alike));
}
