import { account } from './account.zh.ts';
import { bid } from './bid.zh.ts';
import { cards } from './cards.zh.ts';
import { comparing } from './comparing.zh.ts';
import { contract } from './contract.zh.ts';
import { desk } from './desk.zh.ts';
import { duties } from './duties.zh.ts';
import { expert } from './expert.zh.ts';
import { firmDesk } from './firmDesk.zh.ts';
import { held } from './held.zh.ts';
import { heldFirm } from './heldFirm.zh.ts';
import { imports } from './imports.zh.ts';
import { introduction } from './introduction.zh.ts';
import { leads } from './leads.zh.ts';
import { ledger } from './ledger.zh.ts';
import { letters } from './letters.zh.ts';
import { matching } from './matching.zh.ts';
import { needs } from './needs.zh.ts';
import { notices } from './notices.zh.ts';
import { office } from './office.zh.ts';
import { ours } from './ours.zh.ts';
import { outcomeMore } from './outcomeMore.zh.ts';
import { payments } from './payments.zh.ts';
import { posting } from './posting.zh.ts';
import { profile } from './profile.zh.ts';
import { round } from './round.zh.ts';
import { rules } from './rules.zh.ts';
import { talk } from './talk.zh.ts';
import { trial } from './trial.zh.ts';

/** The Chinese words of all other pages, by feature; they are loaded with the first page that is not the home. */
export const zhPages = {
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
