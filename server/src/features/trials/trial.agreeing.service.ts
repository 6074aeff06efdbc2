import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import type { Side } from '@zhiqiao/shared/trials/trial.schema';
import type { UseCase } from '../../platform/ask.ts';
import { refuseField } from '../../platform/language.ts';
import { inTransaction } from '../../platform/mongo.ts';
import type { World } from '../../platform/world.ts';
import { fileOf, forgetBytes, keepBytes } from '../files/file.keeping.service.ts';
import { attachFiles } from '../files/file.service.ts';
import { docxMime, makeAgreement } from './trial.agreement.ts';
import { trialRules } from './trial.course.ts';
import { sidesToSign } from './trial.facts.ts';
import type { TrialRow } from './trial.model.ts';
import {
  deedOf,
  demandOn,
  loadTrial,
  moveTrial,
  recordOn,
  standingsOn,
  writeOn,
} from './trial.moving.ts';
import { passPlace } from './trial.placing.ts';
import { namesFor, showTo } from './trial.reading.service.ts';

export const approveTrial: UseCase<typeof doors.approveTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'approve', standingsOn(ask.me, row));
  const at = world.clock.now();
  await attachFiles(ask.body.papers, { noun: 'trial', id: ask.params.id }, ask.me);
  const diligence = { ...ask.body, by: deedOf(ask.me, at) };
  const saved = await moveTrial(row, 'approve', ask.me, at, { set: { diligence } });
  return showTo(ask.me, saved, world);
};

export const declineTrial: UseCase<typeof doors.declineTrial> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'decline', standingsOn(ask.me, row));
  const at = world.clock.now();
  const { note } = ask.body;
  const saved = await moveTrial(row, 'decline', ask.me, at, {
    note,
    set: { decision: { kind: 'declined', reason: note, by: deedOf(ask.me, at) } },
  });
  await passPlace(saved, at);
  return showTo(ask.me, saved, world);
};

/** Either side writes; what was signed was another text, so that signatures fall away. */
export const writeTerms: UseCase<typeof doors.writeTerms> = async (ask, world) => {
  const row = await loadTrial(ask.params.id);
  demandOn(row, 'writeTerms', standingsOn(ask.me, row));
  const { terms, rev } = ask.body;
  if (rev !== row.termsRev) throw new Refusal('stale', { rev: row.termsRev });
  if (terms.exclusive !== row.exclusive) throw refuseField('terms.exclusive', 'exclusive.same');
  const at = world.clock.now();
  const { monthsMost } = await trialRules(row.county, at);
  if (terms.months > monthsMost)
    throw new Refusal('notReady', { noun: 'trial', lacking: ['termWithin'], monthsMost });
  const by = deedOf(ask.me, at);
  const saved = await writeOn(
    row,
    { terms, termsRev: row.termsRev + 1, termsBy: by, signatures: [] },
    at,
  );
  await recordOn(saved, 'trial.termsWritten', ask.me, at, {
    refs: { terms: String(saved.termsRev) },
  });
  return showTo(ask.me, saved, world);
};

const sideOf = (actor: Actor, row: TrialRow): Side => {
  const held = standingsOn(actor, row);
  return sidesToSign(row).find((side) => held.includes(side))!;
};

/** Stores the agreement and moves on, both or neither. */
const conclude = async (row: TrialRow, next: TrialRow, by: Actor, at: Date, world: World) => {
  const names = (await namesFor([row]))(row);
  const bytes = await makeAgreement(next, names, at);
  const kept = await keepBytes(bytes, world);
  try {
    return await inTransaction(async () => {
      const name = `${row.number} 先用后转协议.docx`;
      const file = await fileOf(
        kept,
        { name, mime: docxMime, size: bytes.length, owner: by.id },
        { noun: 'trial', id: String(row._id) },
        at,
      );
      await recordOn(row, 'trial.sideSigned', by, at);
      return moveTrial(row, 'sign', by, at, {
        set: { signatures: next.signatures, agreement: { file, sha256: kept.sha256, at } },
        refs: { sha256: kept.sha256 },
      });
    });
  } catch (error) {
    await forgetBytes(kept, world);
    throw error;
  }
};

const signOnce = async (id: string, terms: number, by: Actor, at: Date, world: World) => {
  const row = await loadTrial(id);
  demandOn(row, 'signSide', standingsOn(by, row));
  if (!row.terms) throw new Refusal('notReady', { noun: 'trial', lacking: ['termsComplete'] });
  if (terms !== row.termsRev) throw new Refusal('stale', { rev: row.termsRev });
  const side = sideOf(by, row);
  if (row.signatures.some((signature) => signature.side === side)) return row;
  const signatures = [...row.signatures, { side, by: deedOf(by, at) }];
  const next = { ...row, signatures };
  const { result, events } =
    signatures.length === sidesToSign(row).length
      ? await conclude(row, next, by, at, world)
      : await inTransaction(async () => {
          const saved = await writeOn(row, { signatures }, at);
          await recordOn(saved, 'trial.sideSigned', by, at);
          return saved;
        });
  world.reactor.wake(events);
  return result;
};

const attempts = 4;

/** Signs for one side. Two sides that sign at once both count: whoever comes second is taken again. */
export const signTrial: UseCase<typeof doors.signTrial> = async (ask, world) => {
  const at = world.clock.now();
  for (let left = attempts; ; left -= 1) {
    try {
      const row = await signOnce(ask.params.id, ask.body.terms, ask.me, at, world);
      return await showTo(ask.me, row, world);
    } catch (error) {
      const late = error instanceof Refusal && error.code === 'stale' && left > 1;
      if (!late || (await loadTrial(ask.params.id)).termsRev !== ask.body.terms) throw error;
    }
  }
};
