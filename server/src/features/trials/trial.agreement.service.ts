import { Refusal } from '@zhiqiao/shared/kernel/refusal';
import type * as doors from '@zhiqiao/shared/trials/trial.endpoints';
import type { FileAnswer, UseCase } from '../../platform/ask.ts';
import { checkedFile } from '../files/file.keeping.service.ts';
import { docxMime, makeAgreement } from './trial.agreement.ts';
import { demandOn } from './trial.moving.ts';
import { namesFor, readable } from './trial.reading.service.ts';

/** What was signed, if it is still what was signed; before that a draft of the terms so far. */
export const sendAgreement: UseCase<typeof doors.readAgreement> = async (
  ask,
  world,
): Promise<FileAnswer> => {
  const { row, held } = await readable(ask.params.id, ask.me);
  demandOn(row, 'readAgreement', held);
  if (row.agreement) {
    const file = await checkedFile(row.agreement.file, row.agreement.sha256, world);
    if (!file.intact) throw new Refusal('fileAltered', { sha256: row.agreement.sha256 });
    return { name: file.name, mime: file.mime, bytes: file.bytes };
  }
  if (!row.terms) throw new Refusal('notReady', { noun: 'trial', lacking: ['termsComplete'] });
  const names = (await namesFor([row]))(row);
  return {
    name: `${row.number} 先用后转协议（草稿）.docx`,
    mime: docxMime,
    bytes: await makeAgreement(row, names, world.clock.now(), false),
  };
};
