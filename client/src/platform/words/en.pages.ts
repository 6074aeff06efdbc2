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
import { heldFirm } from './heldFirm.en.ts';
import { imports } from './imports.en.ts';
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
import { round } from './round.en.ts';
import { rules } from './rules.en.ts';
import { talk } from './talk.en.ts';
import { trial } from './trial.en.ts';
import type { zhPages } from './zh.pages.ts';

export const enPages: Mirror<typeof zhPages> = {
  leads,
  introduction,
  ledger,
  matching,
  held,
  heldFirm,
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
};
