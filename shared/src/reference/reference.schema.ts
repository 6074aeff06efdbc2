import { z } from 'zod';

/** A code of a reference list (town, GB/T 4754 industry, GB/T 13745 discipline). */
export const code = z.string().regex(/^([A-Z]|[0-9A-Z]{2,12})$/);
export const maybeCode = code.optional();

export const referenceEntry = z.object({
  code,
  zh: z.string(),
  en: z.string(),
  /** towns: hours by road from the county seat; others: the code above it in the tree */
  parent: z.string().optional(),
});
export type ReferenceEntry = z.infer<typeof referenceEntry>;

export const referenceLists = z.object({
  towns: z.array(referenceEntry),
  industries: z.array(referenceEntry),
  disciplines: z.array(referenceEntry),
});
export type ReferenceLists = z.infer<typeof referenceLists>;

/** Ways of working together, as contracts name them (the five kinds of technical contract and two looser ones). */
export const modes = [
  'develop',
  'jointDevelop',
  'transfer',
  'license',
  'consult',
  'service',
  'post',
] as const;
export type Mode = (typeof modes)[number];
