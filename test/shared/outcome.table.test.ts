import { describe, expect, it } from '@jest/globals';
import { importColumns } from '@zhiqiao/shared/imports/import.columns';
import { type OutcomeBriefInput, outcomeBrief } from '@zhiqiao/shared/outcomes/outcome.schema';
import fc from 'fast-check';
import { outcomeCells } from '../../server/src/features/exports/export.rows.ts';
import { readRow } from '../../server/src/features/imports/import.rows.ts';

const brief = (changes: Partial<OutcomeBriefInput>) =>
  outcomeBrief.parse({ title: '套圈超精研方法', summary: '按在线测振', maturity: 7, ...changes });

/** Written into the cells of an export and read as an import reads them. */
const around = (value: ReturnType<typeof brief>, today = '2026-03-02') => {
  const row = { ...value, number: 'CG2026-0001', state: 'listed' };
  const all = outcomeCells({ row, ownerName: '之滨理工大学（示例）' } as never, new Map());
  const keys = importColumns.outcomes.map(({ key }) => key);
  return readRow(
    'outcomes',
    { row: 2, cells: Object.fromEntries(keys.map((key) => [key, all[key] ?? ''])) },
    today,
  );
};
const readOf = (cells: Record<string, string>) =>
  readRow(
    'outcomes',
    { row: 2, cells: { title: '套圈超精研方法', summary: '按在线测振', maturity: '7', ...cells } },
    '2026-03-02',
  );

const word = fc.stringMatching(/^[一-龥]{2,12}$/);
const fen = fc.integer({ min: 0, max: 100_000_000_000 });
const money = fc.oneof(
  fen.map((amountFen) => ({
    mode: 'oneOff' as const,
    pricing: { kind: 'fixed' as const, amountFen },
  })),
  fc
    .array(fc.record({ label: word, amountFen: fen, when: word }), { minLength: 1, maxLength: 10 })
    .map((stages) => ({ mode: 'staged' as const, pricing: { kind: 'stages' as const, stages } })),
  fc
    .record({
      mode: fc.constantFrom('oneOff' as const, 'salesShare' as const),
      label: word,
      over: fc.constantFrom('last' as const, 'sum' as const),
      capFen: fc.option(fen),
      years: fc.integer({ min: 1, max: 20 }),
    })
    .map(({ mode, label, over, capFen, years }) => ({
      mode,
      pricing: {
        kind: 'formula' as const,
        formula: '新增产值 × 1.5% + 2000',
        quantities: [{ name: '新增产值', label, unit: '元', over }],
        capFen,
        years,
      },
    })),
);
const offer = fc
  .tuple(
    money,
    fc.constantFrom('kept', 'indicatorsMet', 'contractRegistered', 'salesBegun'),
    fc.oneof(word, fc.constant('')),
  )
  .map(([paid, trigger, triggerNote]) => ({ ...paid, trigger, triggerNote }));
const shares = fc.tuple(word, word, fc.integer({ min: 1, max: 99 })).map(([one, other, share]) => [
  { name: one, share },
  { name: `${other}组`, share: 100 - share },
]);
const written = fc.record({
  offer: fc.option(offer),
  inventors: fc.oneof(shares, fc.constant([])),
  properties: fc.array(
    fc.record({
      number: fc.integer({ min: 1, max: 1e9 }).map((at) => `ZL ${at}`),
      kind: fc.constantFrom('invention', 'utility', 'design', 'software', 'variety', 'layout'),
      validUntil: fc.constantFrom('2043-06-30', '2031-01-01'),
    }),
    { maxLength: 5 },
  ),
  price: fen,
  terms: word,
  trialScope: word,
  trialMonths: fc.integer({ min: 1, max: 60 }),
  exclusive: fc.boolean(),
  maturityEvidence: word,
});

describe('an outcome in a table', () => {
  it('when it is taken out and brought back, then offer, shares, numbers with dates, terms and scope are the same', () => {
    fc.assert(
      fc.property(written, (fields) => {
        const value = brief({ ...fields, ownershipClear: true } as Partial<OutcomeBriefInput>);
        const read = around(value);
        expect(read.faults).toEqual([]);
        expect(read.value).toEqual(value);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  it('when a cell is wrong, then it is named by its column', () => {
    const columns = (cells: Record<string, string>) =>
      readOf(cells).faults.map(({ column }) => column);
    expect(columns({ payBy: '看情况' })).toEqual(['留用时怎么付']);
    expect(columns({ payBy: '一次付清', payPrice: '面议' })).toEqual(['留用价']);
    expect(columns({ payBy: '按销售额提成', payPrice: '销售额 ×' })).toEqual(['留用价']);
    const shared = { payBy: '按销售额提成', payPrice: '销售额 × 3%', payQuantities: '销售额' };
    expect(columns(shared)).toEqual([]);
    expect(columns({ ...shared, payYears: '三' })).toEqual(['付几年']);
    expect(columns({ ...shared, payTrigger: '以后' })).toEqual(['什么时候付']);
    expect(columns({ inventors: '林知微|60；课题组|30' })).toEqual(['完成人及比例']);
    expect(columns({ properties: 'ZL 1|商标|2043-06-30' })).toEqual(['知识产权有效期']);
  });

  it('when it is to be listed but may not be, then the cell that keeps it from that is named; a draft may lack it', () => {
    const agreed = { unitAgreed: '是' };
    const why = (cells: Record<string, string>) => readOf(cells).faults.map((one) => one.column);
    expect(why({ ...agreed, dispute: '两校各主张一半' })).toEqual(['权属争议']);
    expect(why({ ...agreed, properties: 'ZL 1|发明|2026-03-01' })).toEqual(['知识产权有效期']);
    expect(why({ ...agreed, trialFirst: '是' })).toEqual(['留用时怎么付']);
    expect(why({ trialFirst: '是', dispute: '两校各主张一半' })).toEqual([]);
    expect(why({ ...agreed, properties: 'ZL 1|发明|2026-03-02' })).toEqual([]);
  });
});
