import type * as doors from '@zhiqiao/shared/disclosures/disclosure.endpoints';
import type { LedgerView, OpeningView } from '@zhiqiao/shared/disclosures/disclosure.schema';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { exchangesOn } from '../conversations/conversation.reads.ts';
import { expertsByIds } from '../experts/expert.reads.ts';
import { demandOn, loadNeed, recordOn, standingsOn } from '../needs/need.moving.ts';
import { setDoor } from '../needs/need.promising.service.ts';
import type { NeedRow } from '../needs/need.reads.ts';
import { organisationNames } from '../organisations/organisation.reads.ts';
import { OpeningModel, type OpeningRow } from './disclosure.model.ts';
import { settleOpenings } from './disclosure.noting.ts';
import { promisesOn } from './promise.service.ts';

const most = 1000;

const placeOf = async (rows: readonly OpeningRow[]) => {
  const names = await organisationNames(
    rows.flatMap((row) => (row.organisation ? [String(row.organisation)] : [])),
  );
  const experts = await expertsByIds(
    rows.flatMap((row) => (row.expert ? [String(row.expert)] : [])),
  );
  const units = new Map(experts.map(({ id, unitShown }) => [id, unitShown]));
  return (row: OpeningRow): string =>
    (row.expert ? units.get(String(row.expert)) : names.get(String(row.organisation))) ?? '';
};

const openingsOf = async (need: string): Promise<OpeningView[]> => {
  const rows = await OpeningModel.find({ need })
    .sort({ last: -1, _id: -1 })
    .limit(most)
    .lean<OpeningRow[]>();
  const place = await placeOf(rows);
  return rows.map((row) => ({
    person: { id: String(row.account), name: row.name, role: row.role, place: place(row) },
    ...(row.expert ? { expert: String(row.expert) } : {}),
    group: row.group,
    tier: row.tier,
    ground: row.ground,
    day: row.day,
    first: row.first.toISOString(),
    last: row.last.toISOString(),
    count: row.count,
  }));
};

const shutOf = async (row: NeedRow): Promise<LedgerView['shut']> => {
  const doors = row.doors ?? [];
  const found = await expertsByIds(doors.flatMap(({ expert }) => (expert ? [String(expert)] : [])));
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return doors.map(({ group, expert, by, at }) => ({
    ...(group ? { group } : {}),
    ...(expert ? { expert: { id: String(expert), name: names.get(String(expert)) ?? '' } } : {}),
    by: by ?? '',
    at: (at ?? row.movedAt).toISOString(),
  }));
};

const exchangesOf = async (need: string): Promise<LedgerView['exchanges']> => {
  const rows = await exchangesOn(need);
  const names = new Map(
    (await expertsByIds(rows.map(({ expert }) => expert))).map(({ id, name }) => [id, name]),
  );
  return rows.map(({ expert, by, at, open }) => ({
    expert: { id: expert, name: names.get(expert) ?? '' },
    by,
    at: at.toISOString(),
    open,
  }));
};

const show = async (row: NeedRow): Promise<LedgerView> => ({
  items: await openingsOf(String(row._id)),
  promises: await promisesOn(String(row._id)),
  exchanges: await exchangesOf(String(row._id)),
  shut: await shutOf(row),
  tiers: row.tiers,
});

/** Who opened what: what this process has noted and not yet written is written first. */
export const showLedger: UseCase<typeof doors.readLedger> = async (ask) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'seeLedger', standingsOn(ask.me, row));
  await settleOpenings();
  return show(row);
};

/** Shuts a door or opens it again. What anybody may read is shut to everybody: one person would read it as a guest. */
export const moveDoor: UseCase<typeof doors.changeDoor> = async (ask, world) => {
  const row = await loadNeed(ask.params.id);
  demandOn(row, 'shutDoor', standingsOn(ask.me, row));
  const { group, expert, shut } = ask.body;
  if (group && expert && row.tiers[group] === 'public') throw refuseField('group', 'group.public');
  if (expert && (await expertsByIds([expert])).length === 0) throw refuseField('expert', 'unknown');
  const at = world.clock.now();
  const saved = await setDoor(row, { group, expert }, shut ? { by: ask.me.name, at } : undefined);
  if (!saved) return show(row);
  await recordOn(row, shut ? 'need.doorShut' : 'need.doorOpened', ask.me, at, {
    refs: { ...(group ? { group } : {}), ...(expert ? { expert } : {}) },
  });
  return show(saved);
};
