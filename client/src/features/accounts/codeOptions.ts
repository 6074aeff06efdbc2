import type { ReferenceNode } from '../../platform/reference.ts';

/** A tree of codes as the options of a select: children stand further in. */
export const codeOptions = (tree: readonly ReferenceNode[]): { value: string; label: string }[] =>
  tree.map(({ code, name, depth }) => ({ value: code, label: `${'　'.repeat(depth)}${name}` }));
