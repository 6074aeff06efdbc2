import { dayOf } from '@zhiqiao/shared/rules/workingDays';
import { clausesOf, partyLines } from './trial.agreement.text.ts';
import type { TrialRow } from './trial.model.ts';
import type { TrialNames } from './trial.view.ts';
import { sideWords } from './trial.words.ts';

export const docxMime = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const font = { ascii: 'Times New Roman', eastAsia: 'SimSun', hAnsi: 'Times New Roman' };

const signatureLines = (row: TrialRow, signed: boolean): string[] =>
  signed
    ? row.signatures.map(
        ({ side, by }) => `${sideWords[side]}：${by.name}，${dayOf(by.at)} 在线签署`,
      )
    : ['（草稿：尚未签署，不具效力）'];

/** The agreement as .docx. @param row with its terms; @param signed false marks it as a draft */
export const makeAgreement = async (
  row: TrialRow,
  names: TrialNames,
  at: Date,
  signed = true,
): Promise<Buffer> => {
  // Read with the first agreement: a start need not wait for it.
  const { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } = await import(
    'docx'
  );
  const line = (text: string) =>
    new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text, size: 22, font })] });
  const heading = (text: string) =>
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      spacing: { before: 200, after: 80 },
      children: [new TextRun({ text, bold: true, size: 24, font, color: '000000' })],
    });
  const title = new Paragraph({
    heading: HeadingLevel.TITLE,
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [
      new TextRun({ text: '科技成果先用后转协议', bold: true, size: 36, font, color: '000000' }),
    ],
  });
  const document = new Document({
    creator: names.unit,
    title: `${row.number} 先用后转协议`,
    sections: [
      {
        children: [
          title,
          ...partyLines(row, names).map(line),
          ...clausesOf(row).flatMap((clause) => [heading(clause.title), ...clause.lines.map(line)]),
          heading(signed ? '签署' : '草稿'),
          ...signatureLines(row, signed).map(line),
          line(`生成日期：${dayOf(at)}`),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
};
