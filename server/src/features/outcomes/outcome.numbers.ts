import type { OutcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';

/** Numbers of patents stand beside what is known of each: one list of numbers for search and tables. */
export const withNumbers = (brief: OutcomeBrief): OutcomeBrief => ({
  ...brief,
  patents: [...new Set([...brief.patents, ...brief.properties.map(({ number }) => number)])].slice(
    0,
    20,
  ),
});
