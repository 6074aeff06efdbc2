import { z } from 'zod';

/** Longest page anybody may ask for, and how deep one may page. */
export const maxPageSize = 100;
const maxPage = 500;

/** The paging part of a list's query: `page` from 1, `pageSize` up to 100. */
export const pageQuery = {
  page: z.coerce.number().int().min(1).max(maxPage).default(1),
  pageSize: z.coerce.number().int().min(1).max(maxPageSize).default(20),
};

/** One page of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  });

/** Several values in one query parameter: `town=a,b` or `town=a&town=b`. */
export const manyOf = (item: z.ZodType<string>, max = 30) =>
  z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
      z.array(item).max(max),
    )
    .optional();
