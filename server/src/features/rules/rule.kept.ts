import { type RuleCode, ruleCodes } from '@zhiqiao/shared/rules/rule.catalogue';
import { forget, keyOf, remembered } from '../../platform/memory.ts';
import { afterCommit } from '../../platform/recording.ts';
import { RuleModel, type StoredRule } from './rule.model.ts';

export type RulesByCode = ReadonlyMap<RuleCode, StoredRule[]>;

/** Every row of a county, by rule, from the store. */
export const readRules = async (county: string): Promise<RulesByCode> => {
  const rows = await RuleModel.find({ county }).lean<StoredRule[]>();
  return new Map(ruleCodes.map((code) => [code, rows.filter((row) => row.code === code)]));
};

const key = (county: string) => keyOf('rules', county);
const keepFor = 10_000;

/** The same, kept: a row written here counts from its commit, one written by another process within ten seconds. */
export const keptRules = (county: string): Promise<RulesByCode> =>
  remembered(key(county), () => readRules(county), keepFor);

/** Forgets what is kept of a county once the change under way is committed. */
export const rereadRules = (county: string): void => afterCommit(() => forget([key(county)]));
