import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import * as contractDoors from '@zhiqiao/shared/contracts/contract.endpoints';
import * as paymentDoors from '@zhiqiao/shared/payments/payment.endpoints';
import * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import * as contracts from '../server/src/features/contracts/contract.service.ts';
import { takeUpload } from '../server/src/features/files/file.service.ts';
import * as payments from '../server/src/features/payments/payment.service.ts';
import * as converting from '../server/src/features/trials/trial.converting.service.ts';
import * as deciding from '../server/src/features/trials/trial.deciding.service.ts';
import * as using from '../server/src/features/trials/trial.using.service.ts';
import type { Playing } from './play.trials.ts';
import type { Player } from './playing.ts';
import type { TrialEnd } from './trials.plots.ts';

/** A note of evidence, as a file. */
const evidence = async (player: Player, by: Actor, text: string): Promise<string> => {
  const ask = { me: by, actor: by, file: { name: '现场记录.txt', bytes: Buffer.from(text) } };
  return (await takeUpload(ask as unknown as Parameters<typeof takeUpload>[0], player.world)).id;
};

const daysOfUse = ({ plot }: Playing): number => plot.daysAgo - 18;

/** Days ago on which the firm decides: some days before its term is over. */
const decidedOn = (play: Playing): number =>
  Math.max(2, daysOfUse(play) - play.plot.months * 30 + 12);

const evaluate = async (play: Playing) => {
  play.player.on(decidedOn(play) + 6);
  await play.player.do(doors.evaluateTrial, using.evaluateTrial, play.firm, play.id);
};

const giveBack = async (play: Playing) => {
  await evaluate(play);
  const { player, firm, id, plot, listed } = play;
  player.on(decidedOn(play));
  await player.do(doors.returnTrial, deciding.returnTrial, firm, id, {
    reason: '没有达到约定的指标，先不留用',
    lessons: plot.lessons ?? '先把现场条件理顺再试',
    stoppedOn: player.day(0),
    stopUse: true,
  });
  if (plot.end === 'returned') return;
  player.on(Math.max(1, decidedOn(play) - 6));
  const note = '参数表、专用部件已收回，清点无误';
  await player.do(doors.finishTrial, deciding.finishTrial, listed.office, id, { note });
};

const conversion: readonly TrialEnd[] = [
  'converting',
  'pricing',
  'publicity',
  'converted',
  'registered',
];

/** Kept: approved, priced by the formula, made public, signed, registered; as far as the plot goes. */
const keep = async (play: Playing) => {
  await evaluate(play);
  const { player, firm, id, plot, listed } = play;
  const far = conversion.indexOf(plot.end);
  const decided = decidedOn(play);
  player.on(decided);
  const reason = '指标达到，留用';
  const kept = await player.do(doors.keepTrial, deciding.keepTrial, firm, id, { reason });
  if (far < 1) return;
  player.on(Math.max(2, decided - 4));
  const approval = { basis: '试用数据真实，价格按约定公式', decidedBy: '校长办公会' };
  await player.do(
    doors.approveConversion,
    converting.approveConversion,
    listed.office,
    id,
    approval,
  );
  if (far < 2) return;
  player.on(Math.max(2, decided - 8));
  await player.do(doors.priceTrial, converting.priceTrial, listed.office, id, {
    method: 'agreement',
    amountFen: kept.cost!.amountFen,
    contractKind: 'license',
  });
  if (far >= 3) await conclude(play, decided, kept.cost!.amountFen);
};

const conclude = async (play: Playing, decided: number, amount: number) => {
  const { player, id, plot, listed, broker } = play;
  player.on(Math.max(1, decided - 26));
  const view = await player.do(doors.convertTrial, converting.convertTrial, listed.office, id, {
    signedOn: player.day(0),
    award: {
      awardFen: Math.round(amount * 0.7),
      teamFen: Math.round(amount * 0.5),
      mainFen: Math.round(amount * 0.25),
    },
  });
  if (plot.end !== 'registered') return;
  const contract = view.contract!.id;
  player.on(Math.max(1, decided - 30));
  await player.do(contractDoors.fileContract, contracts.fileContract, listed.office, contract);
  player.on(Math.max(1, decided - 40));
  await player.do(contractDoors.registerContract, contracts.registerContract, broker, contract, {
    certificate: `示例 2026-331201-${String(plot.daysAgo).padStart(6, '0')}`,
  });
  await settle(play, contract, decided);
};

/** The firm has paid what was due, and the unit has found it on its account. */
const settle = async ({ player, firm, listed }: Playing, contract: string, decided: number) => {
  const { items } = await player.list(paymentDoors.listPayments, payments.listPayments, firm, {
    contract,
  });
  const due = items.find(({ state }) => state === 'due');
  if (!due) return;
  player.on(Math.max(1, decided - 46));
  const paid = { paidOn: player.day(0), note: '网银转账' };
  await player.do(paymentDoors.payPayment, payments.payPayment, firm, due.id, paid);
  player.on(Math.max(1, decided - 49));
  await player.do(paymentDoors.confirmPayment, payments.confirmPayment, listed.office, due.id);
};

const breach = async (play: Playing) => {
  const { player, id, plot, listed, broker } = play;
  player.on(40);
  const text = '抽查发现另一条产线也装了专用部件，超出约定的一条产线';
  const files = [await evidence(player, listed.office, text)];
  await player.do(doors.claimBreach, deciding.claimBreach, listed.office, id, { text, files });
  if (plot.end === 'breached') return;
  player.on(33);
  const note = '已约双方和镇里到现场核对';
  await player.do(doors.mediateTrial, deciding.mediateTrial, broker, id, { note });
  if (plot.end === 'rightsClaim') return;
  player.on(22);
  await player.do(doors.settleTrial, deciding.settleTrial, broker, id, {
    against: 'firm',
    text: '企业超范围使用属实，已补签两条产线的条件并按约定补偿，部件收回。',
    lessons: '专用部件要编号，超出一台就报单位',
  });
};

const extend = async (play: Playing) => {
  const { player, firm, id, plot, listed } = play;
  player.on(plot.end === 'extended' ? 3 : 60);
  const reason = '还差一个批次的数据，请再给一个月';
  await player.do(doors.askExtension, using.askExtension, firm, id, { days: 40, reason });
  if (plot.end === 'extended') return;
  player.on(56);
  await player.do(doors.grantExtension, using.grantExtension, listed.office, id);
};

/** What becomes of a trial after its use. */
export const endTrial = async (play: Playing): Promise<void> => {
  const { end } = play.plot;
  if (conversion.includes(end)) return keep(play);
  if (end === 'returned' || end === 'ended') return giveBack(play);
  if (end === 'breached' || end === 'rightsClaim' || end === 'settled') return breach(play);
  if (end === 'extended' || end === 'longer') return extend(play);
};
