import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { likeness } from '@zhiqiao/shared/needs/need.likeness';
import type * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { anyOpenTrial } from '../trials/trial.reads.ts';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';
import { demandOn, loadOutcome, moveOutcome, recordOn, standingsOn } from './outcome.moving.ts';
import { showTo } from './outcome.reading.service.ts';

/** Another term on the list; what has run out has to be renewed first. */
export const renewOutcome: UseCase<typeof doors.renewOutcome> = async (ask, world) => {
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'renew', standingsOn(ask.me, row));
  const at = world.clock.now();
  const properties = ask.body.properties ?? row.properties ?? [];
  if (properties.some(({ validUntil }) => validUntil && validUntil < dayOf(at)))
    throw refuseField('properties', 'property.past');
  return showTo(ask.me, await moveOutcome(row, 'renew', ask.me, at, { set: { properties } }));
};

const lookedAt = 3000;
const shownDoubles = 8;
const mergeable = { $nin: ['delisted', 'merged'] as OutcomeRow['state'][] };

/** The unit's other outcomes, the likeliest double first; `q` keeps those whose title or number holds it. */
export const listDoubles: UseCase<typeof doors.listDoubles> = async (ask) => {
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'merge', standingsOn(ask.me, row));
  const rows = await OutcomeModel.find(
    { owner: row.owner, state: mergeable, _id: { $ne: row._id } },
    { number: 1, title: 1, summary: 1, state: 1 },
  )
    .limit(lookedAt)
    .lean<OutcomeRow[]>();
  const q = ask.query.q.toLowerCase();
  const asked = rows.filter(({ title, number }) => `${title} ${number}`.toLowerCase().includes(q));
  // Titles first, the whole text of the nearest only: a unit may have thousands.
  const near = byLikeness(asked, (one) => likeness(titleOf(row), titleOf(one))).slice(0, 50);
  const best = byLikeness(
    near.map(({ one }) => one),
    (one) => likeness(toldOf(row), toldOf(one)),
  );
  return {
    items: best.slice(0, shownDoubles).map(({ one, score }) => ({
      id: String(one._id),
      number: one.number,
      title: one.title,
      state: one.state,
      likeness: Math.round(score * 100),
    })),
  };
};
const titleOf = ({ title }: OutcomeRow) => ({ title, background: '' });
const toldOf = ({ title, summary }: OutcomeRow) => ({ title, background: summary });
const byLikeness = (rows: readonly OutcomeRow[], judge: (one: OutcomeRow) => number) =>
  rows
    .map((one) => ({ one, score: judge(one) }))
    .toSorted((a, b) => b.score - a.score || (a.one.number < b.one.number ? -1 : 1));

/** What the one that stays takes over: numbers, keywords and fields that it lacked. */
const absorbed = (from: OutcomeRow, into: OutcomeRow): Partial<OutcomeRow> => ({
  patents: [...new Set([...into.patents, ...from.patents])].slice(0, 20),
  keywords: [...new Set([...into.keywords, ...from.keywords])].slice(0, 10),
  industries: [...new Set([...into.industries, ...from.industries])].slice(0, 8),
  properties: [
    ...(into.properties ?? []),
    ...(from.properties ?? []).filter(
      ({ number }) => !(into.properties ?? []).some((one) => one.number === number),
    ),
  ].slice(0, 20),
  ...(into.summary ? {} : { summary: from.summary }),
});

/** The same outcome written twice: one stays, the other is closed and points to it. */
export const mergeOutcome: UseCase<typeof doors.mergeOutcome> = async (ask, world) => {
  const { into: target, note } = ask.body;
  const row = await loadOutcome(ask.params.id);
  demandOn(row, 'merge', standingsOn(ask.me, row));
  const into = await OutcomeModel.findById(target).lean<OutcomeRow>();
  const fits =
    into &&
    target !== ask.params.id &&
    String(into.owner) === String(row.owner) &&
    !['delisted', 'merged'].includes(into.state);
  if (!fits) throw refuseField('into', 'unknown');
  if (await anyOpenTrial(ask.params.id)) throw new Refusal('trialsOpen');
  const at = world.clock.now();
  const saved = await moveOutcome(row, 'merge', ask.me, at, {
    note,
    set: { mergedInto: into._id },
    refs: { into: target },
  });
  await OutcomeModel.updateOne(
    { _id: into._id },
    { $set: absorbed(row, into) as object, $inc: { rev: 1 } },
  );
  await recordOn(into, 'outcome.absorbed', ask.me, at, { refs: { from: ask.params.id } });
  return showTo(ask.me, saved);
};
