import { type Actor, firmRoles } from '@zhiqiao/shared/accounts/account.schema';
import type * as doors from '@zhiqiao/shared/introductions/introduction.endpoints';
import type { BodyOf } from '@zhiqiao/shared/kernel/endpoint';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { openToAll } from '@zhiqiao/shared/needs/need.machine';
import type { UseCase } from '../../platform/ask.ts';
import { record } from '../../platform/events.ts';
import { expertById } from '../experts/expert.reads.ts';
import { needBriefs } from '../needs/need.reads.ts';
import { organisationCards } from '../organisations/organisation.reads.ts';
import { outcomesByIds } from '../outcomes/outcome.reads.ts';
import { afterDays } from '../rules/calendar.ts';
import { ruleValue } from '../rules/rule.service.ts';
import { JudgementModel, type JudgementRow, thingJudgements } from './introduction.model.ts';

type Said = BodyOf<typeof doors.judgePair>;
type Brief = { firm: string; county: string; state: string };

/** As which side somebody judges a pair; nobody judges for another. */
const sideOf = (me: Actor, need: Brief, expert: string | undefined): JudgementRow['side'] => {
  if (me.role === 'expert') {
    const open = (openToAll as readonly string[]).includes(need.state);
    if (expert && me.expert === expert && open) return 'expert';
    throw new Refusal('notFound');
  }
  if ((firmRoles as readonly string[]).includes(me.role)) {
    if (me.organisation === need.firm) return 'firm';
    throw new Refusal('notFound');
  }
  if (me.county === need.county) return 'bureau';
  throw new Refusal('notFound');
};

/** A need of another firm that came to its end, as everybody may find it. */
const isSolvedElsewhere = async (id: string, firm: string): Promise<boolean> => {
  const other = (await needBriefs([id])).get(id);
  return other !== undefined && other.firm !== firm && ['resolved', 'closed'].includes(other.state);
};

/** There is such a pair: the need, and the expert, the outcome, the unit or the solved need as everybody may find it. */
const pairOf = async ({ need: id, expert, outcome, unit, solved }: Said) => {
  const need = (await needBriefs([id])).get(id);
  if (!need) throw new Refusal('notFound');
  if (solved && !(await isSolvedElsewhere(solved, need.firm))) throw new Refusal('notFound');
  if (expert && !(await expertById(expert))) throw new Refusal('notFound');
  if (outcome && (await outcomesByIds([outcome]))[0]?.row.state !== 'listed')
    throw new Refusal('notFound');
  if (unit && (unit === need.firm || !(await organisationCards([unit])).has(unit)))
    throw new Refusal('notFound');
  return need;
};

/** The other one of the pair, by the name of its kind. */
const otherOf = ({ expert, outcome, unit, solved }: Said): Record<string, string> => {
  if (expert) return { expert };
  if (solved) return { solved };
  return outcome ? { outcome } : { unit: unit! };
};

const modelOf = ({ expert, outcome, solved }: Said): typeof JudgementModel => {
  if (expert) return JudgementModel;
  const thing = outcome ? 'outcome' : solved ? 'solved' : 'unit';
  return thingJudgements[thing] as unknown as typeof JudgementModel;
};

const write = async (
  said: Said,
  side: JudgementRow['side'],
  county: string,
  at: Date,
): Promise<void> => {
  const { need, verdict, reason, note } = said;
  const pair = { need, side, ...otherOf(said) };
  const model = modelOf(said);
  if (verdict === 'open') {
    await model.deleteOne(pair as object);
    return;
  }
  const days = await ruleValue('introduction.laterDays', county, at);
  const until = verdict === 'later' ? { until: afterDays(at, days) } : {};
  const kept = { county, verdict, ...(reason ? { reason } : {}), note, ...until, at };
  await model.replaceOne(pair as object, { ...pair, ...kept } as never, { upsert: true });
};

/** One side's word on a suggested pair: it orders that side's list, and is what the matching learns from. */
export const judgePair: UseCase<typeof doors.judgePair> = async (ask, world) => {
  const { need: id, expert, verdict, reason, note } = ask.body;
  const { county, ...need } = await pairOf(ask.body);
  const side = sideOf(ask.me, { county, ...need }, expert);
  const at = world.clock.now();
  await write(ask.body, side, county, at);
  await record(
    {
      name: 'introduction.judged',
      subject: { noun: 'introduction', id },
      about: { noun: 'need', id },
      county,
      actor: { id: ask.me.id, name: ask.me.name, role: ask.me.role },
      refs: otherOf(ask.body),
      to: `${side}.${verdict}`,
      ...(reason ? { reason } : {}),
      ...(note ? { note } : {}),
    },
    at,
  );
  return { done: true };
};
