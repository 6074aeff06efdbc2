import type { Mirror } from './mirror.ts';
import type { watches as zh } from './watches.zh.ts';

export const watches: Mirror<typeof zh> = {
  title: 'Saved searches',
  meta: 'When something new fits, you are told as often as you choose.',
  save: 'Save and be told',
  saved: 'Saved. All saved searches',
  sheet: 'Save this search',
  what: 'Looking for: {{name}}',
  name: 'Name',
  rhythm: 'How often to tell me',
  rhythms: { instant: 'At once', daily: 'Every morning', weekly: 'On Mondays', never: 'Never' },
  confirm: 'Save',
  everything: { needs: 'All needs', outcomes: 'All outcomes', experts: 'All experts' },
  kind: { needs: 'Needs', outcomes: 'Outcomes', experts: 'Experts' },
  toldAt_one: 'told of {{count}} new on {{day}}',
  toldAt_other: 'told of {{count}} new on {{day}}',
  neverTold: 'nothing new yet',
  remove: 'Delete',
  removeOf: 'Delete the saved search: {{name}}',
  empty: 'No saved searches yet',
  emptyText:
    'Search the needs or outcomes, choose filters, and press “Save and be told”: you hear of what is new.',
  toNeeds: 'Go to the needs',
  failed: 'It was not saved',
};
