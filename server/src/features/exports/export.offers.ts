import type { Offer } from '@zhiqiao/shared/trials/terms.schema';
import { inCell } from './export.words.ts';

type Cells = Record<string, string>;

/** The words that an import reads again (see import.offers.ts). */
const triggerWords: Record<Offer['trigger'], string> = {
  kept: '决定留用后',
  indicatorsMet: '指标达到并留用后',
  contractRegistered: '合同登记后',
  salesBegun: '开始销售后',
};

/** Fen as 万元, a nought as a nought: here it is a price. */
const wan = (fen: number): string => String(fen / 1_000_000);

const pricingCells = ({ mode, pricing }: Offer): Cells => {
  if (pricing.kind === 'fixed') return { payBy: '一次付清', payPrice: wan(pricing.amountFen) };
  if (pricing.kind === 'stages')
    return {
      payBy: '分阶段付',
      payPrice: inCell(pricing.stages.map((one) => [one.label, wan(one.amountFen), one.when])),
    };
  return {
    payBy: mode === 'oneOff' ? '按公式一次付清' : '按销售额提成',
    payPrice: pricing.formula,
    payQuantities: inCell(
      pricing.quantities.map(({ name, label, unit, over }) => [
        name,
        label,
        unit,
        over === 'sum' ? '合计' : '',
      ]),
    ),
    payCap: pricing.capFen === null ? '' : wan(pricing.capFen),
    payYears: String(pricing.years),
  };
};

/** By what an outcome is paid for once it is kept, over the columns of an import. */
export const offerCells = (offer: Offer | null | undefined): Cells =>
  offer
    ? {
        ...pricingCells(offer),
        payTrigger: triggerWords[offer.trigger],
        payNote: offer.triggerNote,
      }
    : {};
