import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { importColumns } from '@zhiqiao/shared/imports/import.columns';
import type { ImportKind } from '@zhiqiao/shared/imports/import.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import { expertsAtAddress, expertsWithAccount } from '../accounts/account.reads.ts';
import { expertsOfUnit } from '../experts/expert.reads.ts';
import { organisationByName } from '../organisations/organisation.reads.ts';
import type { ReadRow } from './import.rows.ts';

/** Whose table it is: its county, whose the rows are that name nobody, and the only one whose they may be. */
export interface Whose {
  county: string;
  fallback: string | undefined;
  only?: string;
}

/** A university's office brings in outcomes of its own unit; the bureau everything of its county. */
export const whoseTable = (kind: ImportKind, by: Actor, chosen: string | undefined): Whose => {
  if (by.role !== 'universityOfficer') return { county: by.county, fallback: chosen };
  if (kind !== 'outcomes' || !by.organisation) throw new Refusal('notPermitted', { kind });
  return { county: by.county, fallback: by.organisation, only: by.organisation };
};

const ownerColumn: Partial<Record<ImportKind, string>> = { needs: 'firm', outcomes: 'owner' };

const failIn = (kind: ImportKind, read: ReadRow, key: string, message: string): void => {
  const column = importColumns[kind].find((one) => one.key === key)?.headings[0] ?? key;
  const value = (read.cells[key]?.trim() ?? '').slice(0, 60);
  read.faults.push({ row: read.row, column, value, message });
};

/** Finds whose a row is: the organisation it names, or the one chosen for rows that name none. */
export const ownerFinder = (kind: ImportKind, { county, fallback, only }: Whose) => {
  const known = new Map<string, string | undefined>();
  return async (read: ReadRow): Promise<string | undefined> => {
    const key = ownerColumn[kind];
    if (!key) return undefined;
    const name = read.cells[key]?.trim() ?? '';
    if (name && !known.has(name)) known.set(name, await organisationByName(name, county));
    const owner = name ? known.get(name) : fallback;
    if (!owner)
      failIn(
        kind,
        read,
        key,
        name ? '县内没有登记这个单位，请先登记' : '没有写单位，也没有为整表选单位',
      );
    else if (only && owner !== only) failIn(kind, read, key, '只能导入本单位的成果');
    return owner;
  };
};

type Found = { expert: string } | { message: string };

/** Who of a unit is meant by a name, a sign-in name or an address, and can confirm. */
const confirming = async (unit: string, typed: string): Promise<Found> => {
  const ids = await expertsAtAddress(typed);
  const people = await expertsOfUnit(unit, { name: typed, ids });
  if (people.length === 0) return { message: '这个单位没有这位专家，请先登记并关联单位' };
  const [expert, other] = await expertsWithAccount(people);
  if (!expert) return { message: '这位专家还没有账号，确认不了：请先发邀请，或留空' };
  return other ? { message: '有同名的专家：请写登录名或邮箱' } : { expert };
};

/** Finds who is to confirm an outcome where its row says so, among the experts of its unit. */
export const inventorFinder = () => {
  const known = new Map<string, Found>();
  return async (read: ReadRow, owner: string | undefined): Promise<void> => {
    const typed = read.cells.inventor?.trim();
    if (!typed || !owner) return;
    const key = `${owner} ${typed}`;
    const found = known.get(key) ?? (await confirming(owner, typed));
    known.set(key, found);
    if ('message' in found) failIn('outcomes', read, 'inventor', found.message);
    else if (read.value) read.value = { ...(read.value as object), inventor: found.expert };
  };
};
