import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { learnPages } from '../platform/words/speech.ts';
import { paths } from './paths.ts';

/** One line a page: its address and the way to load it; all but the guest's home come with the words of the pages. */
const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => {
    const words = path === paths.home ? undefined : learnPages();
    const Component = await load();
    await words;
    return { Component };
  },
});

/** Pages without antd: they open fastest. The guest's home and lists belong here. */
export const plainPages: RouteObject[] = [
  page(paths.trialTerms(), async () => (await import('../pages/trials/TermsPage.tsx')).TermsPage),
  page(
    paths.askTrial(),
    async () => (await import('../pages/trials/AskTrialPage.tsx')).AskTrialPage,
  ),
  page(paths.trial(), async () => (await import('../pages/trials/TrialPage.tsx')).TrialPage),
  page(paths.trials, async () => (await import('../pages/trials/TrialsPage.tsx')).TrialsPage),
  page(
    paths.enterContract,
    async () => (await import('../pages/contracts/EnterContractPage.tsx')).EnterContractPage,
  ),
  page(
    paths.payments,
    async () => (await import('../pages/payments/PaymentsPage.tsx')).PaymentsPage,
  ),
  page(
    paths.contract(),
    async () => (await import('../pages/contracts/ContractPage.tsx')).ContractPage,
  ),
  page(
    paths.contracts,
    async () => (await import('../pages/contracts/ContractsPage.tsx')).ContractsPage,
  ),
  page(
    paths.publicity,
    async () => (await import('../pages/publicity/PublicityPage.tsx')).PublicityPage,
  ),
  page(
    paths.ourOutcomes,
    async () => (await import('../pages/desk/OurOutcomesPage.tsx')).OurOutcomesPage,
  ),
  page(paths.leads, async () => (await import('../pages/leads/LeadsPage.tsx')).LeadsPage),
  page(
    paths.ourPeople,
    async () => (await import('../pages/desk/OurPeoplePage.tsx')).OurPeoplePage,
  ),
  page(paths.imports, async () => (await import('../pages/desk/ImportsPage.tsx')).ImportsPage),
  page(
    paths.organisations,
    async () => (await import('../pages/desk/OrganisationsPage.tsx')).OrganisationsPage,
  ),
  page(paths.round(), async () => (await import('../pages/rounds/RoundPage.tsx')).RoundPage),
  page(paths.rounds, async () => (await import('../pages/rounds/RoundsPage.tsx')).RoundsPage),
  page(paths.matching, async () => (await import('../pages/desk/MatchingPage.tsx')).MatchingPage),
  page(paths.notices, async () => (await import('../pages/notices/NoticesPage.tsx')).NoticesPage),
  page(paths.notice(), async () => (await import('../pages/notices/NoticePage.tsx')).NoticePage),
  page(paths.stop(), async () => (await import('../pages/notices/StopPage.tsx')).StopPage),
  page(paths.letters, async () => (await import('../pages/letters/LettersPage.tsx')).LettersPage),
  page(paths.rules, async () => (await import('../pages/rules/RulesPage.tsx')).RulesPage),
  page(paths.held, async () => (await import('../pages/desk/HeldPage.tsx')).HeldPage),
  page(paths.firmHeld, async () => (await import('../pages/desk/FirmHeldPage.tsx')).FirmHeldPage),
  page(paths.myProfile, async () => (await import('../pages/desk/ProfilePage.tsx')).ProfilePage),
  page(
    paths.conversation(),
    async () => (await import('../pages/messages/MessagesPage.tsx')).MessagesPage,
  ),
  page(
    paths.messages,
    async () => (await import('../pages/messages/MessagesPage.tsx')).MessagesPage,
  ),
  page(paths.signIn, async () => (await import('../pages/accounts/SignInPage.tsx')).SignInPage),
  page(
    paths.register,
    async () => (await import('../pages/accounts/RegisterPage.tsx')).RegisterPage,
  ),
  page(
    paths.invitation(),
    async () => (await import('../pages/accounts/InvitationPage.tsx')).InvitationPage,
  ),
  page(
    paths.password(),
    async () => (await import('../pages/accounts/PasswordLinkPage.tsx')).PasswordLinkPage,
  ),
  page(paths.setUp, async () => (await import('../pages/accounts/SetUpPage.tsx')).SetUpPage),
  page(
    paths.confirmMail(),
    async () => (await import('../pages/accounts/ConfirmMailPage.tsx')).ConfirmMailPage,
  ),
  page(paths.account, async () => (await import('../pages/accounts/AccountPage.tsx')).AccountPage),
  page(paths.watches, async () => (await import('../pages/watches/WatchesPage.tsx')).WatchesPage),
  page(paths.myBids, async () => (await import('../pages/desk/MyBidsPage.tsx')).MyBidsPage),
  page(paths.desk, async () => (await import('../pages/desk/DeskPage.tsx')).DeskPage),
  page(paths.bidOn(), async () => (await import('../pages/bids/BidFormPage.tsx')).BidFormPage),
  page(paths.postNeed, async () => (await import('../pages/needs/PostNeedPage.tsx')).PostNeedPage),
  page(
    paths.editNeed(),
    async () => (await import('../pages/needs/PostNeedPage.tsx')).EditNeedPage,
  ),
  page(paths.need(), async () => (await import('../pages/needs/NeedPage.tsx')).NeedPage),
  page(paths.bid(), async () => (await import('../pages/bids/BidPage.tsx')).BidPage),
  page(
    paths.organisationList,
    async () =>
      (await import('../pages/organisations/OrganisationListPage.tsx')).OrganisationListPage,
  ),
  page(
    paths.organisation(),
    async () => (await import('../pages/organisations/OrganisationPage.tsx')).OrganisationPage,
  ),
  page(
    paths.outcome(),
    async () => (await import('../pages/outcomes/OutcomePage.tsx')).OutcomePage,
  ),
  page(
    paths.outcomeSheet(),
    async () => (await import('../pages/outcomes/OutcomeSheetPage.tsx')).OutcomeSheetPage,
  ),
  page(paths.expert(), async () => (await import('../pages/experts/ExpertPage.tsx')).ExpertPage),
  page(
    paths.outcomes,
    async () => (await import('../pages/outcomes/OutcomeListPage.tsx')).OutcomeListPage,
  ),
  page(
    paths.experts,
    async () => (await import('../pages/experts/ExpertListPage.tsx')).ExpertListPage,
  ),
  page(paths.needs, async () => (await import('../pages/needs/NeedListPage.tsx')).NeedListPage),
  page(paths.search, async () => (await import('../pages/search/SearchPage.tsx')).SearchPage),
  page(paths.home, async () => (await import('../pages/home/HomePage.tsx')).HomePage),
  page(
    paths.patterns,
    async () => (await import('../pages/patterns/PatternsPage.tsx')).PatternsPage,
  ),
];

/** Pages that use antd (forms, drawers, date pickers). */
export const pagesWithForms: RouteObject[] = [
  page(
    paths.formPatterns,
    async () => (await import('../pages/patterns/FormPatternsPage.tsx')).FormPatternsPage,
  ),
];
