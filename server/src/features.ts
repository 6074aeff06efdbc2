import type { Router } from 'express';
import { bindAccounts } from './features/accounts/account.routes.ts';
import { bindBids } from './features/bids/bid.routes.ts';
import { bindCards } from './features/cards/card.routes.ts';
import { contractClockwork } from './features/contracts/contract.clockwork.ts';
import { bindContracts } from './features/contracts/contract.routes.ts';
import { talkNoticing } from './features/conversations/conversation.clockwork.ts';
import { conversationReactions } from './features/conversations/conversation.reactions.ts';
import { mayReadTalkFile } from './features/conversations/conversation.reads.ts';
import { bindConversations } from './features/conversations/conversation.routes.ts';
import { bindDisclosures } from './features/disclosures/disclosure.routes.ts';
import { dutyReminding } from './features/duties/duty.reminding.ts';
import { bindDuties } from './features/duties/duty.routes.ts';
import { bindEngagements } from './features/engagements/engagement.routes.ts';
import { expertReactions } from './features/experts/expert.reactions.ts';
import { bindExperts } from './features/experts/expert.routes.ts';
import { expertIndex } from './features/experts/expert.search.ts';
import { bindExports } from './features/exports/export.routes.ts';
import { bindFiles } from './features/files/file.routes.ts';
import { gateFilesOf } from './features/files/file.service.ts';
import { bindImports } from './features/imports/import.routes.ts';
import { introductionReactions } from './features/introductions/introduction.reactions.ts';
import { bindIntroductions } from './features/introductions/introduction.routes.ts';
import { leadClockwork } from './features/leads/lead.clockwork.ts';
import { leadReactions } from './features/leads/lead.reactions.ts';
import { bindLeads } from './features/leads/lead.routes.ts';
import { leadSweeping } from './features/leads/lead.sweeping.ts';
import { letterReactions } from './features/letters/letter.confirming.ts';
import { bindLetters } from './features/letters/letter.routes.ts';
import { letterSending } from './features/letters/letter.sending.ts';
import { bindMatching } from './features/matching/matching.routes.ts';
import { meaningClockwork } from './features/matching/meaning.clockwork.ts';
import { needClockwork } from './features/needs/need.clockwork.ts';
import { needReactions } from './features/needs/need.reactions.ts';
import { mayReadFile } from './features/needs/need.reading.service.ts';
import { bindNeeds } from './features/needs/need.routes.ts';
import { needIndex } from './features/needs/need.search.ts';
import { noticeReactions } from './features/notices/notice.reactions.ts';
import { bindNotices } from './features/notices/notice.routes.ts';
import { organisationReactions } from './features/organisations/organisation.reactions.ts';
import { bindOrganisations } from './features/organisations/organisation.routes.ts';
import { organisationIndex } from './features/organisations/organisation.search.ts';
import { outcomeClockwork } from './features/outcomes/outcome.clockwork.ts';
import { outcomeReactions } from './features/outcomes/outcome.reactions.ts';
import { mayReadFile as mayReadOutcomeFile } from './features/outcomes/outcome.reading.service.ts';
import { bindOutcomes } from './features/outcomes/outcome.routes.ts';
import { outcomeIndex } from './features/outcomes/outcome.search.ts';
import { mayReadFile as mayReadPaymentFile } from './features/payments/payment.reads.ts';
import { bindPayments } from './features/payments/payment.routes.ts';
import { bindQuotes } from './features/quotes/quote.routes.ts';
import { bindReference } from './features/reference/reference.routes.ts';
import { roundClockwork } from './features/rounds/round.clockwork.ts';
import { bindRounds } from './features/rounds/round.routes.ts';
import { bindRules } from './features/rules/rule.routes.ts';
import { bindSearch } from './features/search/search.routes.ts';
import { trialClockwork } from './features/trials/trial.clockwork.ts';
import { trialReactions } from './features/trials/trial.reactions.ts';
import { mayReadFile as mayReadTrialFile } from './features/trials/trial.reading.service.ts';
import { bindTrials } from './features/trials/trial.routes.ts';
import { watchDigest, watchReactions } from './features/watches/watch.looking.service.ts';
import { bindWatches } from './features/watches/watch.routes.ts';
import type { Job } from './platform/jobs.ts';
import type { Reaction } from './platform/reactions.ts';
import type { IndexDefinition } from './platform/search/definition.ts';

/** Every feature's doors. A new feature adds its line here and nowhere else. */
export const bindFeatures = (router: Router): void => {
  bindAccounts(router);
  bindOrganisations(router);
  bindReference(router);
  bindRules(router);
  // Lists come before one by its id, so that `similar` or `desk` is never taken for an id.
  bindSearch(router);
  bindWatches(router);
  bindNeeds(router);
  bindExperts(router);
  bindOutcomes(router);
  bindLeads(router);
  bindTrials(router);
  bindContracts(router);
  bindPayments(router);
  bindQuotes(router);
  bindBids(router);
  bindEngagements(router);
  bindDisclosures(router);
  bindConversations(router);
  bindMatching(router);
  bindRounds(router);
  bindIntroductions(router);
  bindDuties(router);
  bindCards(router);
  bindNotices(router);
  bindLetters(router);
  bindFiles(router);
  bindImports(router);
  bindExports(router);
  gateFilesOf('need', mayReadFile);
  gateFilesOf('outcome', mayReadOutcomeFile);
  gateFilesOf('trial', mayReadTrialFile);
  gateFilesOf('payment', mayReadPaymentFile);
  gateFilesOf('conversation', mayReadTalkFile);
};

export const reactions: readonly Reaction[] = [
  ...needReactions,
  ...expertReactions,
  ...outcomeReactions,
  ...trialReactions,
  ...organisationReactions,
  ...leadReactions,
  ...watchReactions,
  ...introductionReactions,
  ...conversationReactions,
  ...noticeReactions,
  ...letterReactions,
];

export const indexes: readonly IndexDefinition[] = [
  needIndex,
  expertIndex,
  outcomeIndex,
  organisationIndex,
];

export const jobs: readonly Job[] = [
  needClockwork,
  outcomeClockwork,
  trialClockwork,
  contractClockwork,
  leadClockwork,
  leadSweeping,
  roundClockwork,
  talkNoticing,
  dutyReminding,
  watchDigest,
  letterSending,
  meaningClockwork,
];
