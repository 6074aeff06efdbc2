import { account } from './account.en.ts';
import { bid } from './bid.en.ts';
import { cards } from './cards.en.ts';
import { comparing } from './comparing.en.ts';
import { contract } from './contract.en.ts';
import { desk } from './desk.en.ts';
import { duties } from './duties.en.ts';
import { expert } from './expert.en.ts';
import { firmDesk } from './firmDesk.en.ts';
import { held } from './held.en.ts';
import { home } from './home.en.ts';
import { imports } from './imports.en.ts';
import { ui } from './interface.en.ts';
import { introduction } from './introduction.en.ts';
import { leads } from './leads.en.ts';
import { ledger } from './ledger.en.ts';
import { letters } from './letters.en.ts';
import { matching } from './matching.en.ts';
import type { Mirror } from './mirror.ts';
import { needs } from './needs.en.ts';
import { notices } from './notices.en.ts';
import { office } from './office.en.ts';
import { ours } from './ours.en.ts';
import { outcomeMore } from './outcomeMore.en.ts';
import { payments } from './payments.en.ts';
import { posting } from './posting.en.ts';
import { profile } from './profile.en.ts';
import { refusals } from './refusals.en.ts';
import { round } from './round.en.ts';
import { rules } from './rules.en.ts';
import { search } from './search.en.ts';
import { shell } from './shell.en.ts';
import { talk } from './talk.en.ts';
import { terms } from './terms.en.ts';
import { trial } from './trial.en.ts';
import { watches } from './watches.en.ts';
import type { zh } from './zh.ts';

export const en: Mirror<typeof zh> = {
  shell,
  ui,
  refusals,
  leads,
  introduction,
  ledger,
  matching,
  terms,
  search,
  home,
  held,
  expert,
  bid,
  needs,
  comparing,
  account,
  notices,
  round,
  rules,
  office,
  ours,
  outcomeMore,
  imports,
  desk,
  talk,
  posting,
  profile,
  firmDesk,
  duties,
  cards,
  letters,
  trial,
  contract,
  payments,
  watches,
};
