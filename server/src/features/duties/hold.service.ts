import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/duties/duty.endpoints';
import type { HoldView } from '@zhiqiao/shared/duties/duty.schema';
import { demand, permits } from '@zhiqiao/shared/kernel/policy';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import {
  organisationPolicy,
  organisationStandings,
} from '@zhiqiao/shared/organisations/organisation.policy';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { refuseField } from '../../platform/language.ts';
import { type LateBid, lateBids } from '../bids/bid.reads.ts';
import { organisationBrief, organisationNames } from '../organisations/organisation.reads.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { chaserText } from './hold.chasing.ts';
import { ChaserModel, type ChaserRow, LiftModel } from './hold.model.ts';
import { holding, liftOf, owedOf } from './hold.reads.ts';

interface Firm {
  id: string;
  name: string;
  county: string;
}

const loadFirm = async (id: string): Promise<Firm> => {
  const found = await organisationBrief(id);
  if (found?.kind !== 'firm') throw new Refusal('notFound');
  return found;
};

const chaserOf = async (firm: Firm, actor: Actor, owed: HoldView['owed'], at: Date) => {
  const bureau = actor.organisation ? (await organisationBrief(actor.organisation))?.name : '';
  const last = await ChaserModel.findOne({ firm: firm.id }).sort({ at: -1 }).lean<ChaserRow>();
  return {
    text: chaserText(bureau ?? '', firm.name, owed, at),
    ...(last ? { last: { by: last.by.name ?? '', at: last.at.toISOString() } } : {}),
  };
};

const show = async (actor: Actor, firm: Firm, late: LateBid[], at: Date): Promise<HoldView> => {
  const held = organisationStandings(actor, firm);
  const owed = await owedOf(late);
  const lift = await liftOf(firm.id, at);
  const officer = permits(organisationPolicy, 'chase', held);
  return {
    firm: { id: firm.id, name: firm.name },
    held: !lift && (await holding(late, firm.county, at)).length > 0,
    owed,
    ...(officer ? { chaser: await chaserOf(firm, actor, owed, at) } : {}),
    ...(lift
      ? {
          lift: {
            by: lift.by.name ?? '',
            at: lift.at.toISOString(),
            until: lift.until,
            reason: lift.reason,
          },
        }
      : {}),
    liftDays: await ruleValue('bid.liftDays', firm.county, at),
    standings: held,
  };
};

const showNow = async (actor: Actor, firm: Firm, at: Date) =>
  show(actor, firm, await lateBids({ firm: firm.id }, at), at);

export const showHold: UseCase<typeof doors.readHold> = async (ask, world) => {
  const firm = await loadFirm(ask.params.id);
  demand(organisationPolicy, 'readHold', organisationStandings(ask.me, firm));
  return showNow(ask.me, firm, world.clock.now());
};

/** Firms of the county that owe answers, the longest overdue first. */
export const showHolds: UseCase<typeof doors.listHolds> = async (ask, world) => {
  const at = world.clock.now();
  const { county } = ask.me;
  const late = await lateBids({ county }, at);
  const firms = [...new Set(late.map(({ firm }) => firm))];
  const names = await organisationNames(firms);
  const items: HoldView[] = [];
  for (const id of firms)
    items.push(
      await show(
        ask.me,
        { id, name: names.get(id) ?? '', county },
        late.filter(({ firm }) => firm === id),
        at,
      ),
    );
  return { items };
};

const say = (firm: Firm, name: string, by: Actor, at: Date, note: string, day?: string) =>
  record(
    {
      name,
      subject: { noun: 'organisation', id: firm.id },
      county: firm.county,
      actor: { id: by.id, name: by.name, role: by.role },
      note,
      ...(day ? { refs: { day } } : {}),
    },
    at,
  );

/** The bureau's letter to a firm that owes answers; nothing is owed, nothing is sent. */
export const chase: UseCase<typeof doors.chaseFirm> = async (ask, world) => {
  const firm = await loadFirm(ask.params.id);
  demand(organisationPolicy, 'chase', organisationStandings(ask.me, firm));
  const at = world.clock.now();
  const late = await lateBids({ firm: firm.id }, at);
  if (late.length === 0) throw new Refusal('nothingOwed');
  const { text } = ask.body;
  const by = { id: ask.me.id, name: ask.me.name };
  await ChaserModel.create([{ firm: firm.id, text, by, at }]);
  await say(firm, 'organisation.chased', ask.me, at, text);
  return show(ask.me, firm, late, at);
};

/** A leader lets the firm post for some days; who, why and until when stays on record. */
export const lift: UseCase<typeof doors.liftHold> = async (ask, world) => {
  const firm = await loadFirm(ask.params.id);
  demand(organisationPolicy, 'lift', organisationStandings(ask.me, firm));
  const at = world.clock.now();
  const { until, reason } = ask.body;
  const most = dayOf(afterDays(at, await ruleValue('bid.liftDays', firm.county, at)));
  if (until < dayOf(at)) throw refuseField('until', 'dates.past');
  if (until > most) throw refuseField('until', 'dates.tooFar');
  await LiftModel.create([
    { firm: firm.id, until, reason, by: { id: ask.me.id, name: ask.me.name }, at },
  ]);
  await say(firm, 'organisation.lifted', ask.me, at, reason, until);
  return showNow(ask.me, firm, at);
};
