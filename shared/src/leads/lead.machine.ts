import { machine } from '../kernel/machine.ts';

/**
 * A pair that the matching found: an outcome that may answer a need. The outcome's unit is asked first whether it offers
 * it; what was just listed is an offer already and goes to the firm at once.
 */
export const leadMachine = machine({
  noun: 'lead',
  initial: 'toUnit',
  states: {
    toUnit: { zh: '待单位回应', en: 'Unit to answer', tone: 'wait' },
    toFirm: { zh: '待企业回应', en: 'Firm to answer', tone: 'wait' },
    taken: { zh: '企业有意', en: 'Firm is interested', tone: 'done', final: true },
    dismissed: { zh: '不合适', en: 'Dismissed', tone: 'end', final: true },
    lapsed: { zh: '已失效', en: 'Lapsed', tone: 'end', final: true },
  },
  moves: {
    offer: { from: ['toUnit'], to: 'toFirm', zh: '推荐给企业', en: 'Offer it to the firm' },
    take: { from: ['toFirm'], to: 'taken', zh: '有意，去谈', en: 'Interested' },
    dismiss: { from: ['toUnit', 'toFirm'], to: 'dismissed', zh: '不合适', en: 'Not suitable' },
    lapse: { from: ['toUnit', 'toFirm'], to: 'lapsed', zh: '失效', en: 'Lapse' },
  },
});
export type LeadState = keyof typeof leadMachine.states;
export type LeadMove = keyof typeof leadMachine.moves;
