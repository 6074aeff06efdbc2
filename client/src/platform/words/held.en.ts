import type { held as zh } from './held.zh.ts';
import type { Mirror } from './mirror.ts';

export const held: Mirror<typeof zh> = {
  title: 'What suggestions use about me',
  titleLeft: 'You left the ranking',
  meta: 'All that the matching uses: where each item comes from and how many needs it brought. What you take back stays in your public profile; suggestions and search no longer use it.',
  look: 'What suggestions use about me',
  records: 'Records',
  recordsNote: 'every reason stands on one',
  words: 'Words',
  wordsNote: 'by which today’s needs found you',
  wordsNone: 'No need of today was found by a word.',
  codes: 'Industries and disciplines',
  codesNone: 'No industry or discipline in the profile yet.',
  aside: 'Needs you put aside',
  verdict: { dismissed: 'not for me', later: 'not now' },
  take: 'Take back',
  give: 'Use again',
  taken: 'taken back',
  needs_one: 'used by {{count}} need',
  needs_other: 'used by {{count}} needs',
  unused: 'used by no need today',
  from: 'from {{where}}',
  more: 'and {{n}} more',
  summary: 'the summary',
  titleField: 'the title',
  of: { industries: 'industry', disciplines: 'discipline' },
  correct: 'Correct the profile',
  back: 'Take back',
  ranking: 'Being ranked',
  rankingIn:
    'You are ranked: firms and the bureau see you beside needs by your records, and needs are suggested to you each day.',
  rankingOut:
    'You stand in no suggestion and no round, and nothing is suggested to you. The list of experts still finds you, and you may bid.',
  leave: 'Leave the ranking',
  come: 'Come back',
  leftTitle: 'You left the ranking',
  leftText:
    'Nothing is suggested to you, nor you to anybody. Look through the needs yourself; you may come back at any time.',
};
