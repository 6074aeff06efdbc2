import { home } from './home.zh.ts';
import { ui } from './interface.zh.ts';
import { refusals } from './refusals.zh.ts';
import { search } from './search.zh.ts';
import { shell } from './shell.zh.ts';
import { terms } from './terms.zh.ts';
import { watches } from './watches.zh.ts';

/**
 * The Chinese words that every visit meets: the frame, the kit, the guest's home. Their keys are the law: English must
 * have the same. All others stand in zh.pages.ts.
 */
export const zh = {
  shell,
  ui,
  refusals,
  terms,
  search,
  home,
  watches,
};
