import type { Mask } from './columns.ts';

/**
 * The first `size` of the marked documents in order, without sorting the rest: a heap whose root is
 * the worst kept. `order` is below 0 when its first argument comes first.
 * @param worth when the order begins with it, highest first: most documents are then left out by one look
 */
export function firstOf(
  mask: Mask,
  size: number,
  order: (a: number, b: number) => number,
  worth?: Float32Array,
): number[] {
  const heap: number[] = [];
  if (size <= 0) return heap;
  let least = -Infinity;
  for (let document = 0; document < mask.length; document++) {
    if (!mask[document] || (worth && worth[document]! < least)) continue;
    if (heap.length < size) {
      heap.push(document);
      rise(heap, order);
    } else if (order(document, heap[0]!) < 0) {
      heap[0] = document;
      sink(heap, order);
    }
    if (worth && heap.length === size) least = worth[heap[0]!]!;
  }
  return heap.sort(order);
}

function rise(heap: number[], order: (a: number, b: number) => number): void {
  for (let at = heap.length - 1; at > 0; ) {
    const parent = (at - 1) >> 1;
    if (order(heap[at]!, heap[parent]!) <= 0) return;
    [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
    at = parent;
  }
}

function sink(heap: number[], order: (a: number, b: number) => number): void {
  for (let at = 0; ; ) {
    let worst = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      if (child < heap.length && order(heap[child]!, heap[worst]!) > 0) worst = child;
    }
    if (worst === at) return;
    [heap[at], heap[worst]] = [heap[worst]!, heap[at]!];
    at = worst;
  }
}
