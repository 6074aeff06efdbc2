import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Alphabet } from '../../server/src/embedded/search/alphabet.ts';
import { Column } from '../../server/src/embedded/search/columns.ts';
import { DocumentStore } from '../../server/src/embedded/search/document.store.ts';
import { PackedDocuments } from '../../server/src/embedded/search/packed.documents.ts';
import type { SearchDocument } from '../../server/src/platform/search/port.ts';

/** Any text at all: Han, emoji, halves of a pair, control characters. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
  .map((units) => String.fromCharCode(...units));
const text = fc.oneof(anyText, fc.string({ unit: 'grapheme' }), fc.constant('高精度轴承的噪声'));

const value = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const document = fc.record(
  { title: text, budget: value, keywords: fc.array(text, { maxLength: 4 }), state: value },
  { requiredKeys: [] },
);

describe('the texts of documents', () => {
  it('when any texts are written in the alphabet of any others, then they come back as they were', () => {
    fc.assert(
      fc.property(fc.array(text), fc.array(text), (guides, texts) => {
        const alphabet = Alphabet.of(guides);
        const { bytes, ends } = alphabet.encode(texts);
        const read = texts.map((_, i) => alphabet.decode(bytes, i ? ends[i - 1]! : 0, ends[i]!));
        expect(read).toEqual(texts);
      }),
    );
  });

  it('when Han texts are like those that made the alphabet, then they take half of what they would', () => {
    const texts = Array.from({ length: 50 }, (_, i) => `高精度轴承的噪声优化第${i}种`);
    const { bytes } = Alphabet.of(texts).encode(texts);
    expect(bytes.length).toBeLessThan(Buffer.byteLength(texts.join('')) / 2);
  });

  it('when thousands came, some are gone and a snapshot is read, then each stands under its number', () => {
    const all = Array.from({ length: 2300 }, (_, i) => `第${i}件：${'轴承噪声'.slice(i % 4)}`);
    const packed = new PackedDocuments();
    for (const each of all) packed.push(each);
    expect(all.map((_, number) => packed.read(number))).toEqual(all);
    let next = 0;
    const renumber = Int32Array.from(all, (_, number) => (number % 7 ? next++ : -1));
    const left = all.filter((_, number) => number % 7);
    const kept = packed.kept(renumber);
    kept.push('再来一件');
    const loaded = PackedDocuments.from(kept.state());
    loaded.push('又来一件');
    for (const held of [kept, loaded]) expect(left.map((_, i) => held.read(i))).toEqual(left);
    expect(loaded.read(left.length + 1)).toBe('又来一件');
  });

  it('when documents of any shape are held, then they come back without what they do not have', () => {
    fc.assert(
      fc.property(fc.array(document, { maxLength: 20 }), (bodies) => {
        const store = new DocumentStore();
        const documents = bodies.map(
          (body, i): SearchDocument => ({ id: `d${i}`, rev: i, ...body }),
        );
        for (const each of documents) store.put({ ...each, absent: undefined });
        const again = DocumentStore.from(store.state());
        const plain = documents.map((each) => JSON.parse(JSON.stringify(each)));
        expect(documents.map((_, i) => store.at(i))).toEqual(plain);
        expect(documents.map((_, i) => again.at(i))).toEqual(plain);
      }),
    );
  });
});

describe('the values of a field', () => {
  it('when some documents have none, then a snapshot of the column still tells them apart', () => {
    const held = fc.option(fc.oneof(value, fc.array(text, { maxLength: 4 })), { nil: undefined });
    fc.assert(
      fc.property(fc.array(held, { maxLength: 30 }), (values) => {
        const column = new Column();
        values.forEach((each, number) => {
          column.set(number, each);
        });
        const marked = new Uint8Array(values.length).fill(1);
        const again = Column.from(column.state(values.length));
        const has = values.map((each) =>
          Number(Array.isArray(each) ? each.length > 0 : each !== undefined),
        );
        expect([...again.present(values.length)]).toEqual(has);
        expect(again.counts(marked)).toEqual(column.counts(marked));
      }),
    );
  });
});
