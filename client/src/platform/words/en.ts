import { home } from './home.en.ts';
import { ui } from './interface.en.ts';
import type { Mirror } from './mirror.ts';
import { refusals } from './refusals.en.ts';
import { search } from './search.en.ts';
import { shell } from './shell.en.ts';
import { terms } from './terms.en.ts';
import { watches } from './watches.en.ts';
import type { zh } from './zh.ts';

export const en: Mirror<typeof zh> = {
  shell,
  ui,
  refusals,
  terms,
  search,
  home,
  watches,
};
