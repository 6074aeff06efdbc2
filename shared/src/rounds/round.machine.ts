import { machine } from '../kernel/machine.ts';

/** The life of a round (对接场次): people and posts brought together in one go. */
export const roundMachine = machine({
  noun: 'round',
  initial: 'drafting',
  states: {
    drafting: { zh: '编排中', en: 'Being set up', tone: 'draft' },
    solved: { zh: '已求解', en: 'Solved', tone: 'wait' },
    answering: { zh: '征询双方', en: 'Being answered', tone: 'live' },
    closed: { zh: '已结束', en: 'Closed', tone: 'done', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', tone: 'end', final: true },
  },
  moves: {
    solve: { from: ['drafting', 'solved'], to: 'solved', zh: '求解', en: 'Solve' },
    edit: { from: ['drafting', 'solved'], to: 'drafting', zh: '改条件', en: 'Change the limits' },
    publish: { from: ['solved'], to: 'answering', zh: '发布征询', en: 'Publish the offers' },
    solveRest: { from: ['answering'], to: 'solved', zh: '余下的再求解', en: 'Solve the rest' },
    close: { from: ['answering'], to: 'closed', zh: '结束场次', en: 'Close' },
    cancel: { from: ['drafting', 'solved'], to: 'cancelled', zh: '取消场次', en: 'Cancel' },
  },
});
export type RoundState = keyof typeof roundMachine.states;
export type RoundMove = keyof typeof roundMachine.moves;
