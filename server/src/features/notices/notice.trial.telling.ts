import { contractTold } from '../contracts/contract.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { outcomeTitles } from '../outcomes/outcome.reads.ts';
import { trialTold } from '../trials/trial.reads.ts';

/** What a notice says of a trial. */
export const tellTrial = async (id: string) => {
  const trial = await trialTold(id);
  if (!trial) return undefined;
  const titles = await outcomeTitles([trial.outcome]);
  const names = await organisationNames([trial.firm, trial.unit]);
  return {
    words: {
      title: titles.get(trial.outcome)?.title ?? trial.number,
      number: trial.number,
      firm: names.get(trial.firm) ?? '',
      unit: names.get(trial.unit) ?? '',
    },
    firm: trial.firm,
    unit: trial.unit,
    inventor: trial.inventor,
    expert: trial.inventor,
    clock: trial.clock,
  };
};

export const tellContract = async (id: string) => {
  const contract = await contractTold(id);
  return contract
    ? {
        words: { title: contract.title, number: contract.number },
        firm: contract.firm,
        unit: contract.unit,
        clock: contract.clock,
      }
    : undefined;
};
