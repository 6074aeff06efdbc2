import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { type RuleCode, ruleCatalogue } from '@zhiqiao/shared/rules/rule.catalogue';
import { ruleStandings } from '@zhiqiao/shared/rules/rule.policy';
import type { RuleEntry, RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { heldOn, lastDayOf, nextAfter, stateOn } from './rule.course.ts';
import { ruleDefaults } from './rule.defaults.ts';
import type { StoredRule } from './rule.model.ts';

type Held = Pick<RuleRow, 'value' | 'document' | 'number' | 'from' | 'to'>;
type Row = Pick<StoredRule, 'value' | 'document' | 'number' | 'from' | 'to'>;

/** The day from which the platform's own numbers hold. */
const platformSince = '2020-01-01';

const defaultHeld = (code: RuleCode): Held => ({
  number: '',
  from: platformSince,
  ...ruleDefaults[code],
});

const heldView = ({ value, document, number, from, to }: Row): Held => ({
  value,
  document,
  number,
  from,
  ...(to ? { to } : {}),
});

/** What holds on a day by these rows of one rule, or the platform's default. */
export const heldBy = (code: RuleCode, rows: readonly StoredRule[], day: string): Held => {
  const row = heldOn(rows, day);
  return row ? heldView(row) : defaultHeld(code);
};

const base = (code: RuleCode, county: string) => ({
  code,
  unit: ruleCatalogue[code].unit,
  county,
});

export const defaultRow = (code: RuleCode, county: string): RuleRow => ({
  ...base(code, county),
  scope: 'platform',
  ...defaultHeld(code),
});

/** A rule as it stands on a day, with what is announced to follow. */
export const toRow = (
  code: RuleCode,
  county: string,
  rows: readonly StoredRule[],
  day: string,
): RuleRow => {
  const row = heldOn(rows, day);
  const next = nextAfter(rows, day);
  return {
    ...base(code, county),
    scope: row ? 'county' : 'platform',
    ...(row ? heldView(row) : defaultHeld(code)),
    ...(next ? { next: heldView(next) } : {}),
  };
};

/** One row of a rule's history among its others. */
export const toEntry = (
  actor: Actor,
  row: StoredRule,
  rows: readonly StoredRule[],
  day: string,
): RuleEntry => {
  const { withdrawn } = row;
  const until = withdrawn ? undefined : lastDayOf(row, rows);
  return {
    id: String(row._id),
    code: row.code,
    unit: ruleCatalogue[row.code].unit,
    ...heldView(row),
    ...(until && until >= row.from ? { until } : {}),
    state: stateOn(row, rows, day),
    by: { name: row.by.name, at: row.at.toISOString() },
    ...(withdrawn
      ? {
          withdrawn: {
            name: withdrawn.name,
            at: withdrawn.at.toISOString(),
            note: withdrawn.note,
          },
        }
      : {}),
    standings: ruleStandings(actor, row.county),
  };
};
