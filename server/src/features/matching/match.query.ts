import type { ExpertForMatch, NeedForMatch } from './match.input.ts';

/** How many of the words are asked for, the best by idf: fewer lose what single characters tell, more gain nothing. */
export const bestTerms = 80;

/** What is asked of the search engine for a need: its words by weight, as the study found best. */
export const textsOf = (need: NeedForMatch): { text: string; weight: number }[] => [
  { text: need.title, weight: 3 },
  { text: need.indicators.map((item) => item.name).join(' '), weight: 1.5 },
  { text: need.keywords.join(' '), weight: 2 },
  { text: need.background, weight: 1 },
];

export const textsOfExpert = (expert: ExpertForMatch): { text: string; weight: number }[] => [
  { text: expert.title, weight: 1 },
  { text: expert.summary, weight: 2 },
  { text: expert.evidence.map((item) => `${item.title} ${item.text}`).join('\n'), weight: 1.5 },
];
