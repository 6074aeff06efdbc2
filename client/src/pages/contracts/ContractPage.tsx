import { readContract, readContractTimeline } from '@zhiqiao/shared/contracts/contract.endpoints';
import { contractMachine } from '@zhiqiao/shared/contracts/contract.machine';
import type { ContractView } from '@zhiqiao/shared/contracts/contract.schema';
import { Link, useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ContractMoves } from '../../features/contracts/ContractMoves.tsx';
import { dayText, moneyText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useFacts } from '../../platform/words/facts.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { ContractPayments } from './ContractPayments.tsx';

type Rows = Parameters<typeof Facts>[0]['rows'];

const useParties = (view: ContractView): Rows => {
  const t = useWords();
  const language = useLanguage();
  const money = (fen: number) => moneyText(fen, language, true);
  return [
    [t('contract.kind'), t(`trial.contractKind.${view.kind}`)],
    [t('contract.seller'), view.seller.name],
    [t('contract.buyer'), view.buyer.name],
    [t('contract.side'), t(`contract.sides.${view.side}`)],
    [t('contract.amount'), money(view.amountFen)],
    [t('contract.technical'), money(view.technicalFen)],
    [t('contract.signedOn'), dayText(view.signedOn, language)],
    [
      t('contract.trial'),
      view.trial && (
        <Link key="trial" className="underlined" to={paths.trial(view.trial)}>
          {t('contract.lookTrial')}
        </Link>
      ),
    ],
  ];
};

const useRegistration = (view: ContractView): Rows => {
  const t = useWords();
  const language = useLanguage();
  const money = (fen: number) => moneyText(fen, language, true);
  const day = (at: string | undefined) => at && dayText(at, language);
  const { award, changes } = view;
  return [
    [t('contract.filedAt'), day(view.filedAt)],
    [t('contract.state'), view.reviewed && t('contract.reviewed')],
    [t('contract.certificate'), view.certificate],
    [t('contract.registeredAt'), day(view.registeredAt)],
    [t('contract.note'), view.note],
    [
      t('contract.award'),
      award &&
        t('contract.awardOf', {
          total: money(award.awardFen),
          team: money(award.teamFen),
          teamPercent: award.teamPercent,
          main: money(award.mainFen),
          mainPercent: award.mainPercent,
        }),
    ],
    [
      t('contract.changes'),
      changes.map((one) => `${day(one.at)} ${money(one.amountFen)} ${one.note}`).join('；'),
    ],
  ];
};

const Course = ({ id }: { id: string }) => {
  const t = useWords();
  const fact = useFacts();
  return (
    <Fetched of={useCall(readContractTimeline, { params: { id } })} shape="rows" bare>
      {({ items }) => (
        <Panel title={t('contract.timeline')}>
          <Timeline label={t('contract.timeline')} items={items.map(fact)} />
        </Panel>
      )}
    </Fetched>
  );
};

const Shown = ({ view }: { view: ContractView }) => {
  const t = useWords();
  const parties = useParties(view);
  const registration = useRegistration(view);
  return (
    <Page
      title={view.title}
      crumb={[{ label: t('contract.window'), to: paths.contracts }, { label: view.number }]}
      pill={<MachinePill machine={contractMachine} state={view.state} due={view.clock?.due} />}
      meta={
        view.clock ? <Clock due={view.clock.due} startedAt={view.clock.startedAt} /> : undefined
      }
    >
      <div className="beside">
        <div className="stack loose">
          <Panel>
            <Facts rows={[...parties, ...registration]} />
          </Panel>
          <ContractPayments contract={view.id} />
          <Course id={view.id} />
        </div>
        <Panel title={t('contract.moves')}>
          <ContractMoves view={view} />
        </Panel>
      </div>
    </Page>
  );
};

/** One technical contract: parties, amounts, registration. */
export const ContractPage = () => {
  const { id = '' } = useParams();
  return (
    <Fetched of={useCall(readContract, { params: { id } })} shape="thing">
      {(view) => <Shown view={view} />}
    </Fetched>
  );
};
