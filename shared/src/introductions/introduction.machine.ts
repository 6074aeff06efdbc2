import { machine } from '../kernel/machine.ts';

/** The life of an introduction (引荐): its owner at the bureau follows it until something, or nothing, came of it. */
export const introductionMachine = machine({
  noun: 'introduction',
  initial: 'introduced',
  states: {
    introduced: { zh: '已引荐，待回音', en: 'Introduced', tone: 'wait' },
    talking: { zh: '已对接，在谈', en: 'Talking', tone: 'live' },
    bid: { zh: '已揭榜', en: 'A bid came', tone: 'done', final: true },
    nothing: { zh: '没有谈成', en: 'Nothing came of it', tone: 'end', final: true },
    declined: { zh: '一方谢绝', en: 'Declined', tone: 'end', final: true },
  },
  moves: {
    talk: { from: ['introduced'], to: 'talking', zh: '在谈了', en: 'They talk' },
    bid: { from: ['introduced', 'talking'], to: 'bid', zh: '揭榜了', en: 'A bid came' },
    fail: { from: ['introduced', 'talking'], to: 'nothing', zh: '没谈成', en: 'Nothing' },
    decline: { from: ['introduced', 'talking'], to: 'declined', zh: '有一方谢绝', en: 'Declined' },
  },
});
export type IntroductionState = keyof typeof introductionMachine.states;
export type IntroductionMove = keyof typeof introductionMachine.moves;
