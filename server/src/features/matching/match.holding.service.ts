import type { HeldView } from '@zhiqiao/shared/matching/held.schema';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type * as doors from '@zhiqiao/shared/matching/matching.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { changeUse } from '../experts/expert.holding.service.ts';
import type { ExpertRead } from '../experts/expert.reads.ts';
import { withheldOf } from '../experts/expert.used.ts';
import { judgementsOf } from '../introductions/introduction.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { bestNeeds, expertOf } from './match.today.service.ts';

/** The words by which a pair was found to fit. */
export const wordsIn = ({ reasons }: Match): string[] =>
  reasons.flatMap(({ code, params }) =>
    code === 'evidence.words' ? String(params.words).split(' ').filter(Boolean) : [],
  );

const holds = (text: string, word: string): boolean => text.toLowerCase().includes(word);

/** Where in the profile a word stands. */
const originsOf = (person: ExpertRead, word: string): HeldView['words'][number]['from'] => [
  ...(holds(person.summary, word) ? [{ kind: 'profile' as const, key: 'summary' }] : []),
  ...(holds(person.title, word) ? [{ kind: 'profile' as const, key: 'title' }] : []),
  ...person.evidence
    .filter((one) => holds(`${one.title} ${one.text}`, word))
    .map(({ key }) => ({ kind: 'record' as const, key })),
];

const wordsOf = (person: ExpertRead, matches: readonly Match[]): HeldView['words'] => {
  const counts = new Map<string, number>();
  for (const match of matches)
    for (const word of wordsIn(match)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const gone = withheldOf(person).words;
  for (const word of gone) counts.delete(word);
  const used = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  return [
    ...used.map(([word, needs]) => ({ word, used: true, from: originsOf(person, word), needs })),
    ...gone.map((word) => ({ word, used: false, from: originsOf(person, word), needs: 0 })),
  ];
};

const recordsOf = (person: ExpertRead, matches: readonly Match[]): HeldView['records'] => {
  const gone = withheldOf(person).records;
  const standsOn = (match: Match, key: string) =>
    match.reasons.some(({ sources }) => sources.some(({ id }) => id === key));
  return person.evidence.map(({ key, kind, title, year }) => ({
    ...{ key, kind, title, year },
    used: !gone.includes(key),
    needs: matches.filter((match) => standsOn(match, key)).length,
  }));
};

const codesOf = (person: ExpertRead): HeldView['codes'] => {
  const gone = withheldOf(person).codes;
  return (['industries', 'disciplines'] as const).flatMap((of) =>
    person[of].map((code) => ({ of, code, used: !gone.includes(code) })),
  );
};

const asideOf = async (expert: string, at: Date): Promise<HeldView['aside']> => {
  const judged = await judgementsOf({ expert }, 'expert', at);
  const briefs = await needBriefs([...judged.keys()]);
  return [...judged].flatMap(([need, { verdict }]) =>
    verdict === 'wanted' ? [] : [{ need, title: briefs.get(need)?.title ?? '', verdict }],
  );
};

/** All that the matching uses about the expert who asks, as it stands in today's reasons. */
export const readHeld: UseCase<typeof doors.readHeld> = async (ask, world) => {
  const person = await expertOf(ask.me);
  const { best } = await bestNeeds(ask.me, person, 'best', world);
  return {
    ranked: !person.unranked,
    records: recordsOf(person, best),
    words: wordsOf(person, best),
    codes: codesOf(person),
    aside: await asideOf(person.id, world.clock.now()),
  };
};

export const changeHeld: UseCase<typeof doors.changeHeld> = async (ask, world) => {
  await changeUse(ask.me, ask.body, world.clock.now());
  return { done: true };
};
