import { describe, expect, it } from '@jest/globals';
import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { seatedIn } from '../../client/src/features/conversations/PeoplePanel.tsx';

const talk = (changes: Partial<ConversationView>) =>
  ({
    side: 'firm',
    office: false,
    firm: '砺行轴承（示例）',
    expert: '林知微',
    people: [],
    called: { bureau: false, unit: false },
    ...changes,
  }) as unknown as ConversationView;
const fang = { id: 'a1', name: '方启明' };
const lin = { id: 'a2', name: '林知微' };
const told = (view: ConversationView, present: (typeof fang)[]) =>
  seatedIn(view, present).map(({ name, side, here }) => [name, side, here]);

describe('who takes part in a talk', () => {
  it('when nobody has said anything yet, then whoever looks on and the other side are there, each once', () => {
    expect(told(talk({}), [fang])).toEqual([
      ['方启明', undefined, true],
      ['林知微', 'expert', false],
    ]);
    expect(told(talk({}), [fang, lin])).toEqual([
      ['方启明', undefined, true],
      ['林知微', undefined, true],
    ]);
    expect(told(talk({ side: 'expert' }), [lin])).toEqual([
      ['林知微', undefined, true],
      ['砺行轴承（示例）', 'firm', false],
    ]);
    const office = talk({ office: true, expert: '之滨理工大学成果办' });
    expect(told(office, [])).toEqual([['之滨理工大学成果办', 'unit', false]]);
  });

  it('when the bureau was called, then it sits there before it has said a word, once', () => {
    const called = { bureau: true, unit: false };
    const bureau = ['', 'bureau', false];
    expect(told(talk({ called, side: 'expert' }), [lin])).toContainEqual(bureau);
    const zhou = { id: 'a3', name: '周以安', role: 'broker', side: 'bureau' as const, read: 1 };
    expect(told(talk({ called, people: [zhou] }), [])).not.toContainEqual(bureau);
  });

  it('when somebody has read or written, then they stand there with their side, here or not', () => {
    const people = [
      { ...fang, role: 'firmMember', side: 'firm', read: 2 },
      { ...lin, role: 'expert', side: 'expert', read: 1 },
    ] as ConversationView['people'];
    expect(told(talk({ people }), [lin])).toEqual([
      ['方启明', 'firm', false],
      ['林知微', 'expert', true],
    ]);
  });
});
