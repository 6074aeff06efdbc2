import { needBriefs } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { outcomeTitles } from '../outcomes/outcome.reads.ts';
import { LeadModel, type LeadRow } from './lead.model.ts';

/** What a notice says of a lead and whom it concerns. */
export const leadTold = async (id: string) => {
  const row = await LeadModel.findById(id).lean<LeadRow>();
  if (!row) return undefined;
  const [need, outcome, firm, unit] = [row.need, row.outcome, row.firm, row.unit].map(String) as [
    string,
    string,
    string,
    string,
  ];
  const names = await organisationNames([firm, unit]);
  return {
    words: {
      title: (await outcomeTitles([outcome])).get(outcome)?.title ?? '',
      need: (await needBriefs([need])).get(need)?.title ?? '',
      firm: names.get(firm) ?? '',
      unit: names.get(unit) ?? '',
    },
    firm,
    unit,
  };
};
