import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { beginContract } from '../contracts/contract.making.service.ts';
import { attachFiles } from '../files/file.service.ts';
import { outcomeTitles } from '../outcomes/outcome.reads.ts';
import { convertOutcome } from '../outcomes/outcome.seating.service.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { TrialModel, type TrialRow } from './trial.model.ts';
import {
  deedOf,
  demandOn,
  loadTrial,
  moveTrial,
  recordOn,
  standingsOn,
  writeOn,
} from './trial.moving.ts';
import { endQueue } from './trial.placing.ts';
import { showTo } from './trial.reading.service.ts';

export const approveConversion: UseCase<typeof doors.approveConversion> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'approveConversion', standingsOn(ask.me, row));
  const at = world.clock.now();
  await attachFiles(ask.body.papers, { noun: 'trial', id: ask.params.id }, ask.me);
  const conversion = { ...ask.body, by: deedOf(ask.me, at) };
  const saved = await moveTrial(row, 'approveConversion', ask.me, at, { set: { conversion } });
  return showTo(ask.me, saved, world);
};

export const sendBackTrial: UseCase<typeof doors.sendBackTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'sendBack', standingsOn(ask.me, row));
  const { note } = ask.body;
  const saved = await moveTrial(row, 'sendBack', ask.me, world.clock.now(), {
    set: { sentBack: note },
    unset: ['decision'],
    note,
  });
  return showTo(ask.me, saved, world);
};

export const priceTrial: UseCase<typeof doors.priceTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'price', standingsOn(ask.me, row));
  const at = world.clock.now();
  const days = await ruleValue('trial.publicityDays', row.county, at);
  const saved = await moveTrial(row, 'price', ask.me, at, {
    set: {
      price: { ...ask.body, by: deedOf(ask.me, at) },
      publicity: { from: at, until: afterDays(at, days) },
    },
    refs: { amountFen: String(ask.body.amountFen), method: ask.body.method },
  });
  return showTo(ask.me, saved, world);
};

/** Anybody who is signed in may object while a price is public; they need not see the trial. */
export const objectToPrice: UseCase<typeof doors.objectToPrice> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'object', standingsOn(ask.me, row));
  const at = world.clock.now();
  if (row.publicity && row.publicity.until < at)
    throw new Refusal('pastDeadline', { field: 'publicity' });
  const id = String(new TrialModel.base.Types.ObjectId());
  const objection = { id, text: ask.body.text, by: deedOf(ask.me, at) };
  const saved = await writeOn(row, { objections: [...row.objections, objection] }, at);
  await recordOn(saved, 'trial.objected', ask.me, at);
  return { id };
};

export const settleObjection: UseCase<typeof doors.settleObjection> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'settleObjection', standingsOn(ask.me, row));
  const objection = row.objections.find(({ id }) => id === ask.params.objection);
  if (!objection) throw new Refusal('notFound');
  if (objection.answer) throw new Refusal('alreadyExists', { field: 'answer' });
  const at = world.clock.now();
  const answer = { ...ask.body, by: deedOf(ask.me, at) };
  const objections = row.objections.map((one) => (one === objection ? { ...one, answer } : one));
  const saved = await writeOn(row, { objections }, at);
  await recordOn(saved, 'trial.objectionSettled', ask.me, at, {
    reason: ask.body.upheld ? 'upheld' : 'notUpheld',
  });
  if (!ask.body.upheld) return showTo(ask.me, saved, world);
  const again = await moveTrial(saved, 'reprice', ask.me, at, { unset: ['publicity'] });
  return showTo(ask.me, again, world);
};

/** What is bought whole, or by one firm alone, leaves nothing for others. */
const takesAll = (row: TrialRow): boolean =>
  row.exclusive || row.price?.contractKind === 'transfer';

/** One contract, the trial converted, the outcome and its queue settled: all in the one transaction of this call. */
export const convertTrial: UseCase<typeof doors.convertTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  // A second click, or a second officer: it is done, and there is one contract.
  if (row.state === 'converted' && standingsOn(ask.me, row).includes('unit'))
    return showTo(ask.me, row, world);
  demandOn(row, 'convert', standingsOn(ask.me, row));
  const at = world.clock.now();
  const price = row.price!;
  const technicalFen = ask.body.technicalFen ?? price.amountFen;
  if (technicalFen > price.amountFen) throw refuseField('technicalFen', 'technical.part');
  const titles = await outcomeTitles([String(row.outcome)]);
  const contract = await beginContract(
    {
      kind: price.contractKind,
      title: titles.get(String(row.outcome))?.title ?? row.number,
      seller: String(row.unit),
      buyer: String(row.firm),
      county: row.county,
      side: 'bought',
      amountFen: price.amountFen,
      technicalFen,
      signedOn: ask.body.signedOn,
      trial: String(row._id),
      outcome: String(row.outcome),
      ...(ask.body.award ? { award: ask.body.award } : {}),
      ...(row.terms ? { paid: { pricing: row.terms.pricing, trigger: row.terms.trigger } } : {}),
    },
    ask.me,
    at,
  );
  const saved = await moveTrial(row, 'convert', ask.me, at, {
    set: { contract: contract as never },
    refs: { contract, amountFen: String(price.amountFen) },
  });
  if (takesAll(row)) {
    await convertOutcome(String(row.outcome), at);
    await endQueue(row.outcome, at);
  }
  return showTo(ask.me, saved, world);
};
