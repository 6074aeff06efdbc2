import { describe, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { OutcomeCourse } from '../../client/src/features/outcomes/OutcomeCourse.tsx';
import { renderAt, serve } from '../support/client.tsx';

const fact = {
  id: 'f',
  at: '2026-11-20T01:00:00.000Z',
  name: 'outcome.listed',
  noun: 'outcome',
  actor: { name: '周以安', role: 'broker' },
};

describe('what only some see of an outcome', () => {
  it.each([
    ['officer of its unit', ['unit'], true, '本单位、发明人和科技局看得到'],
    [
      'officer of its unit, brought in without an inventor',
      ['unit'],
      false,
      '本单位和科技局看得到',
    ],
    ['inventor', ['inventor'], true, '您、权属单位和科技局看得到'],
    ['bureau', ['officer'], true, '科技局、权属单位和发明人看得到'],
    ['bureau, brought in without an inventor', ['officer'], false, '科技局和权属单位看得到'],
  ] as const)(
    'when the reader is: %s, then who sees it is said as it is',
    async (_, held, made, told) => {
      serve(() => ({ body: { items: [fact] } }));
      const outcome = {
        id: 'a',
        standings: [...held],
        ...(made ? { inventor: { id: 'b', name: '林知微' } } : {}),
      } as unknown as OutcomeView;
      renderAt('/', <OutcomeCourse outcome={outcome} />);
      await screen.findByText(told);
    },
  );
});
