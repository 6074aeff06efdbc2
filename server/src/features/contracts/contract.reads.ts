import { ContractModel, type ContractRow } from './contract.model.ts';

/** How many contracts of a county have a clock that runs for one of these deeds. */
export const runningContractClocks = (county: string, whats: readonly string[]): Promise<number> =>
  ContractModel.countDocuments({ county, 'clock.what': { $in: whats } });

/** What a notice, or a trial's page, says of a contract. */
export const contractTold = async (id: string) => {
  const row = await ContractModel.findById(id).lean<ContractRow>();
  return (
    row && {
      number: row.number,
      title: row.title,
      state: row.state,
      unit: String(row.seller),
      firm: String(row.buyer),
      clock: row.clock,
    }
  );
};

const counted = { state: { $nin: ['cancelled', 'notRegistered'] } } as const;

/** Contracts of trials in a county, or of a unit, and their money in fen. */
export const contractMoney = async (whose: { county: string } | { seller: string }) => {
  const rows = await ContractModel.find(
    { ...whose, ...counted, trial: { $exists: true } },
    { amountFen: 1, technicalFen: 1 },
  ).lean<Pick<ContractRow, 'amountFen' | 'technicalFen'>[]>();
  return {
    contracts: rows.length,
    amountFen: rows.reduce((sum, row) => sum + row.amountFen, 0),
    technicalFen: rows.reduce((sum, row) => sum + row.technicalFen, 0),
  };
};

/** Contracts on which somebody's turn ends by a moment. */
export const waitingContracts = (until: Date): Promise<ContractRow[]> =>
  ContractModel.find({ 'clock.due': { $lte: until } }, { county: 1, clock: 1 }).lean<
    ContractRow[]
  >();
