import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { BodyInOf } from '@zhiqiao/shared/kernel/endpoint';
import * as ruleDoors from '@zhiqiao/shared/rules/rule.endpoints';
import type { TrialTermsInput } from '@zhiqiao/shared/trials/terms.schema';
import * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import { outcomeClockwork } from '../server/src/features/outcomes/outcome.clockwork.ts';
import * as rules from '../server/src/features/rules/rule.writing.service.ts';
import * as agreeing from '../server/src/features/trials/trial.agreeing.service.ts';
import { trialClockwork } from '../server/src/features/trials/trial.clockwork.ts';
import * as requesting from '../server/src/features/trials/trial.requesting.service.ts';
import * as using from '../server/src/features/trials/trial.using.service.ts';
import { type Listed, offerOf } from './play.outcomes.ts';
import type { Cast } from './play.people.ts';
import { endTrial } from './play.trial.ends.ts';
import type { Player } from './playing.ts';
import { type TrialEnd, type TrialPlot, trialPlots } from './trials.plots.ts';

/** The trial of one plot while it is played. */
export interface Playing {
  player: Player;
  plot: TrialPlot;
  listed: Listed;
  firm: Actor;
  broker: Actor;
  id: string;
}

/** "V2 合格率|86|>=95|%|怎么测" as an indicator of a trial with the figure before. */
const indicatorsOf = ({ topic }: Listed) =>
  topic.indicators.slice(0, 3).map((line, index) => {
    const [name = '', now = '0', aim = '', unit = ''] = line.split('|');
    const [, sign, target] = /^(>=|<=|=)?\s*(-?[\d.]+)/.exec(aim) ?? [];
    return {
      key: `ind${index}`,
      name,
      unit,
      comparator: sign === '<=' ? ('lte' as const) : ('gte' as const),
      target: Number(target ?? 0),
      before: Number(now) || 0,
    };
  });

const termsOf = (listed: Listed, plot: TrialPlot): TrialTermsInput => ({
  ...offerOf(listed.price),
  scope: {
    territory: '清江县',
    product: listed.topic.keywords[0] ?? '主要产品',
    volume: '一条产线',
  },
  exclusive: listed.topic.key === 'door',
  months: plot.months,
  indicators: indicatorsOf(listed).map(({ before: _before, ...indicator }) => indicator),
  improvements: 'shared',
  confidentiality: '工艺参数、配方和图纸只在约定产线使用，编号领用，试用结束收回。',
  reportDays: 30,
  checklist: [
    { key: 'doc1', label: '工艺参数表' },
    { key: 'doc2', label: '操作培训记录' },
    { key: 'dev1', label: '专用部件一套' },
  ],
  breach: '超出约定范围使用的，按约定价款的两倍支付，并停止使用。',
  insuranceWanted: plot.end === 'insured',
});

const order: readonly TrialEnd[] = ['termsWritten', 'halfSigned', 'signed', 'insured', 'handover'];

const sign = async ({ player, plot, listed, firm, id }: Playing) => {
  const sides = [firm, listed.office, ...(listed.inventor ? [listed.inventor] : [])];
  const count = plot.end === 'halfSigned' ? 1 : sides.length;
  for (const [index, side] of sides.slice(0, count).entries()) {
    player.on(Math.max(0, plot.daysAgo - 8 - index), 10 + index);
    await player.do(doors.signTrial, agreeing.signTrial, side, id, { terms: 1, pledge: true });
  }
};

/** From the request to the first day of use. @returns whether it came that far */
const lead = async (play: Playing): Promise<boolean> => {
  const { player, plot, listed, firm, id } = play;
  player.on(plot.daysAgo - 3);
  if (plot.end === 'declined') {
    const note = '学校正与另一家谈独占许可，暂不安排试用';
    await player.do(doors.declineTrial, agreeing.declineTrial, listed.office, id, { note });
    return false;
  }
  const basis = '权属清晰、无纠纷；中试合格；转化办公会同意免费试用。';
  await player.do(doors.approveTrial, agreeing.approveTrial, listed.office, id, {
    basis,
    decidedBy: '科技成果转化办公会',
  });
  if (plot.end === 'calledOff') {
    const body = { reason: 'planChanged' as const, note: '产线年内搬迁，明年再试' };
    await player.do(doors.callOffTrial, requesting.callOffTrial, firm, id, body);
    return false;
  }
  player.on(plot.daysAgo - 6);
  const terms = termsOf(listed, plot);
  await player.do(doors.writeTerms, agreeing.writeTerms, listed.office, id, { terms, rev: 0 });
  if (plot.end === 'termsWritten') return false;
  await sign(play);
  if (plot.end === 'halfSigned' || plot.end === 'signed') return false;
  return handOver(play);
};

const handOver = async ({ player, plot, listed, firm, id }: Playing): Promise<boolean> => {
  player.on(plot.daysAgo - 12);
  if (plot.end === 'insured') {
    await player.do(doors.insureTrial, using.insureTrial, firm, id, {
      insurer: '示例财产保险公司',
      policyNumber: `示例 LY-${plot.daysAgo}`,
      coverFen: 20_000_000,
      until: player.dayFromToday(365),
    });
    return false;
  }
  const given = ['doc1', 'doc2', 'dev1'];
  await player.do(doors.handOverTrial, using.handOverTrial, listed.office, id, { given });
  if (plot.end === 'handover') return false;
  player.on(plot.daysAgo - 18);
  await player.do(doors.beginTrial, using.beginTrial, firm, id, {
    startedOn: player.day(0),
    received: given,
    baseline: indicatorsOf(listed).map(({ key, before }) => ({ key, value: before })),
    measured: '双方到场抽检三批，仪器在检定期内',
  });
  await player.do(doors.confirmBaseline, using.confirmBaseline, listed.office, id);
  return true;
};

/** How far the n-th of so many reports has come from the figure before to the aim: quick at first, then slow. */
const figure = (before: number, target: number, share: number): number => {
  const reached = before + (target - before) * 1.02 * (1 - (1 - share) ** 2);
  return Math.round(reached * 1000) / 1000;
};

const report = async ({ player, plot, listed, firm, id }: Playing) => {
  const shown = plot.topic === 'bearing' && plot.firm === 'bearing';
  const gap = shown ? 7 : 45;
  const end = Math.min(plot.daysAgo - 18, plot.months * 30);
  const count = Math.min(22, Math.floor((end - 2) / gap));
  for (let index = 1; index <= count; index += 1) {
    player.on(plot.daysAgo - 18 - index * gap);
    const body: BodyInOf<typeof doors.reportTrial> = {
      on: player.day(0),
      values: indicatorsOf(listed).map(({ key, before, target }, at) => ({
        key,
        value: figure(before, target, at === 1 ? (0.8 * index) / count : index / count),
      })),
      quantities:
        listed.price === 0 ? [{ name: '新增产值', value: 4_000_000 + index * 96_000 }] : [],
      note: index === 8 ? '换砂轮，停 2 天' : '',
    };
    await player.do(doors.reportTrial, using.reportTrial, firm, id, body);
  }
};

const playOne = async (player: Player, cast: Cast, listed: Listed, plot: TrialPlot) => {
  const firm = cast.firms.get(plot.firm)!;
  player.on(plot.daysAgo);
  const { topic } = listed;
  const asked = await player.do(doors.requestTrial, requesting.requestTrial, firm, undefined, {
    outcome: listed.id,
    useCase: `用于${topic.title}：先在一条产线验证${topic.keywords[0] ?? ''}，合格再推开。`,
    scope: { territory: '清江县', product: topic.keywords[0] ?? '主要产品', volume: '一条产线' },
    size: 'small',
    months: plot.months,
  });
  const play = { player, plot, listed, firm, broker: cast.broker, id: asked.id };
  if (plot.end === 'queued' || plot.end === 'unitReview') return;
  if (order.includes(plot.end) || plot.end === 'declined' || plot.end === 'calledOff') {
    await lead(play);
    return;
  }
  if (!(await lead(play))) return;
  await report(play);
  await endTrial(play);
};

/** What the county pays towards a conversion: by two documents of its own. */
const playRules = async (player: Player, leader: Actor) => {
  player.on(320);
  const rows = [
    [
      'quote.subsidyPercent',
      30,
      '《清江县科技成果转化补助办法（示例）》',
      '清科〔2026〕8 号（示例）',
    ],
    ['quote.voucherPercent', 20, '《清江县创新券管理办法（示例）》', '清科〔2025〕15 号（示例）'],
  ] as const;
  for (const [code, value, document, number] of rows)
    await player.do(ruleDoors.writeRule, rules.write, leader, undefined, {
      code,
      value,
      document,
      number,
      from: player.day(0),
      rev: 0,
    });
};

/** Trials in every state: one overdue, one converted, one returned with what was learnt, one breach under mediation. */
export const playTrials = async (
  player: Player,
  cast: Cast,
  listed: readonly Listed[],
): Promise<void> => {
  await player.together(() => playRules(player, cast.leader));
  // Who asks second for the same outcome is told so: trials of one follow each other.
  await player.sideBySide(listed, async (found) => {
    for (const plot of trialPlots)
      if (plot.topic === found.topic.key) await playOne(player, cast, found, plot);
  });
  player.on(1, 8);
  await trialClockwork.run(player.world);
  await outcomeClockwork.run(player.world);
};
