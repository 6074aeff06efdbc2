import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { demand, permits } from '@zhiqiao/shared/kernel/policy';
import type * as doors from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { outcomePolicy } from '@zhiqiao/shared/outcomes/outcome.policy';
import type { OutcomeView, outcomeTiers } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { UseCase } from '../../platform/ask.ts';
import { factsOf } from '../../platform/events.ts';
import { keyOf, remembered } from '../../platform/memory.ts';
import { expertName } from '../experts/expert.reads.ts';
import { fileLinks } from '../files/file.service.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { firmSigned, trialCounts } from '../trials/trial.reads.ts';
import { OutcomeModel, type OutcomeRow } from './outcome.model.ts';
import { loadOutcome, standingsOn } from './outcome.moving.ts';
import { toView } from './outcome.view.ts';

type Tier = (typeof outcomeTiers)[number];

/** Which tiers of files a reader may open. */
const tiersFor = async (actor: Actor | undefined, row: OutcomeRow): Promise<readonly Tier[]> => {
  const held = standingsOn(actor, row);
  if (held.some((one) => one === 'unit' || one === 'inventor' || one === 'officer'))
    return ['public', 'signedIn', 'trial'];
  if (!actor) return ['public'];
  const signed =
    held.includes('firm') &&
    actor.organisation !== undefined &&
    (await firmSigned(String(row._id), actor.organisation));
  return signed ? ['public', 'signedIn', 'trial'] : ['public', 'signedIn'];
};

const picturesOf = async (row: OutcomeRow) => {
  const altOf = new Map((row.pictures ?? []).map(({ file, alt }) => [String(file), alt ?? '']));
  const links = await fileLinks([...altOf.keys()]);
  return links.map((link) => ({ ...link, alt: altOf.get(link.id) ?? '' }));
};

const filesFor = async (actor: Actor | undefined, row: OutcomeRow) => {
  const files = row.files ?? [];
  const pictures = await picturesOf(row);
  if (files.length === 0) return { files: [], hiddenFiles: 0, pictures };
  const tiers = await tiersFor(actor, row);
  const open = files.filter(({ tier }) => tiers.includes(tier as Tier));
  const links = await fileLinks(open.map(({ file }) => String(file)));
  const tierOf = new Map(open.map(({ file, tier }) => [String(file), tier as Tier]));
  return {
    files: links.map((link) => ({ ...link, tier: tierOf.get(link.id)! })),
    hiddenFiles: files.length - open.length,
    pictures,
  };
};

const unlisted: readonly OutcomeRow['state'][] = ['draft', 'inventorReview', 'unitReview'];

const showAll = async (actor: Actor | undefined, rows: OutcomeRow[]): Promise<OutcomeView[]> => {
  const owners = await organisationNames(rows.map((row) => String(row.owner)));
  const inventors = new Set(rows.flatMap((row) => (row.inventor ? [String(row.inventor)] : [])));
  const names = new Map<string, string>();
  for (const id of inventors) names.set(id, await expertName(id));
  // Before it was listed nobody can have asked for it.
  const counts = await trialCounts(
    rows.filter(({ state }) => !unlisted.includes(state)).map((row) => String(row._id)),
  );
  const views: OutcomeView[] = [];
  // One after another: a view is also made inside a transaction, whose session takes one command at a time.
  for (const row of rows)
    views.push(
      toView(row, standingsOn(actor, row), {
        owner: owners.get(String(row.owner)) ?? '',
        inventor: row.inventor ? names.get(String(row.inventor)) : undefined,
        trials: counts.get(String(row._id)),
        ...(await filesFor(actor, row)),
      }),
    );
  return views;
};

export const showTo = async (actor: Actor | undefined, row: OutcomeRow): Promise<OutcomeView> =>
  (await showAll(actor, [row]))[0]!;

const readFor = async (actor: Actor | undefined, id: string): Promise<OutcomeView> => {
  const row = await loadOutcome(id);
  demand(outcomePolicy, 'read', standingsOn(actor, row), row.state);
  return showTo(actor, row);
};

/** What guests see of one is kept for a moment: its page and its sheet are sent around and opened by many at once. */
export const readOutcome: UseCase<typeof doors.readOutcome> = ({ actor, params: { id } }) =>
  actor ? readFor(actor, id) : remembered(keyOf('outcome', id), () => readFor(undefined, id));

export const listMine: UseCase<typeof doors.listMyOutcomes> = async (ask) => {
  const { page, pageSize, state } = ask.query;
  const mine =
    ask.me.role === 'expert' ? { inventor: ask.me.expert } : { owner: ask.me.organisation };
  const filter = { ...mine, ...(state ? { state } : {}) } as object;
  const [rows, total] = await Promise.all([
    OutcomeModel.find(filter)
      .sort({ movedAt: -1 })
      .skip((page - 1) * pageSize)
      .limit(pageSize)
      .lean<OutcomeRow[]>(),
    OutcomeModel.countDocuments(filter),
  ]);
  return { items: await showAll(ask.me, rows), total, page, pageSize };
};

const within = ['unit', 'inventor', 'officer'] as const;

export const readTimeline: UseCase<typeof doors.readOutcomeTimeline> = async (ask) => {
  const row = await loadOutcome(ask.params.id);
  const held = standingsOn(ask.me, row);
  demand(outcomePolicy, 'read', held, row.state);
  const inside = within.some((standing) => held.includes(standing));
  const facts = inside ? await factsOf('outcome', ask.params.id) : [];
  return {
    items: facts
      .filter((fact) => fact.subject.noun === 'outcome')
      .map((fact) => ({
        id: fact.id,
        at: fact.at.toISOString(),
        name: fact.name,
        noun: fact.subject.noun,
        actor: { name: fact.actor.name, role: fact.actor.role },
        ...(fact.from ? { from: fact.from } : {}),
        ...(fact.to ? { to: fact.to } : {}),
        ...(fact.note ? { note: fact.note } : {}),
      })),
  };
};

/** Whether somebody may open a file of an outcome: a picture with the outcome, another by its tier. */
export const mayReadFile = async (
  id: string,
  file: string,
  actor: Actor | undefined,
): Promise<boolean> => {
  const row = await OutcomeModel.findById(id).lean<OutcomeRow>();
  if (!row || !permits(outcomePolicy, 'read', standingsOn(actor, row), row.state)) return false;
  if ((row.pictures ?? []).some((picture) => String(picture.file) === file)) return true;
  const found = (row.files ?? []).find((one) => String(one.file) === file);
  return found !== undefined && (await tiersFor(actor, row)).includes(found.tier as Tier);
};
