import { describe, expect, it } from '@jest/globals';
import type { Meaning } from '../../server/src/features/matching/match.input.ts';
import { meaningNear } from '../../server/src/features/matching/match.meaning.ts';
import { worthShowing } from '../../server/src/features/matching/match.reasons.ts';
import {
  rankExperts,
  scoreExpert,
  scoreOutcome,
} from '../../server/src/features/matching/match.score.ts';
import { matchWeights } from '../../server/src/features/matching/match.weights.ts';
import {
  bearingExpert,
  bearingNeed,
  bearingOutcome,
  foundAt,
  noiseRecord,
  setting,
} from './match.samples.ts';

const meaning = (numbers: number[], model = 'small'): Meaning => ({
  model,
  vector: Float32Array.from(numbers),
});
const north = meaning([0, 1]);
const nearly = meaning([0.6, 0.8]);
const plain = scoreExpert(bearingNeed(), bearingExpert(), 0.1, setting);

describe('what two texts mean', () => {
  it('when both have a vector of one model, then it is their cosine; opposite is nothing in common', () => {
    expect(meaningNear(north, nearly)).toBeCloseTo(0.8, 6);
    expect(meaningNear(north, north)).toBe(1);
    expect(meaningNear(north, meaning([0, -1]))).toBe(0);
  });

  it('when one side has none, or the models or dimensions differ, then the judgement is what it was', () => {
    const others = [undefined, meaning([0, 1], 'other'), meaning([0, 1, 0])];
    for (const one of others) {
      expect(meaningNear(north, one)).toBeUndefined();
      const expert = bearingExpert(one ? { meaning: one } : {});
      expect(scoreExpert(bearingNeed({ meaning: north }), expert, 0.1, setting)).toEqual(plain);
    }
    expect(scoreExpert(bearingNeed(), bearingExpert({ meaning: north }), 0.1, setting)).toEqual(
      plain,
    );
  });
});

describe('meaning in the judgement', () => {
  const evidence = [{ ...noiseRecord, meaning: nearly }];

  it('when a record is near, then it earns points, likeness gives up as many, and the record is named', () => {
    const match = scoreExpert(
      bearingNeed({ meaning: north }),
      bearingExpert({ evidence }),
      0.1,
      setting,
    );
    expect(match.contributions.meaning).toBeCloseTo(matchWeights.meaning.expert * 0.8, 1);
    expect(match.contributions.likeness).toBeLessThan(plain.contributions.likeness!);
    expect(match.reasons.find(({ code }) => code === 'meaning.near')).toMatchObject({
      params: { share: 80 },
      sources: [{ kind: 'evidence', id: noiseRecord.id }],
    });
  });

  it('when only the profile is near, then it counts and is no reason: no record shows it', () => {
    const match = scoreExpert(
      bearingNeed({ meaning: north }),
      bearingExpert({ meaning: north }),
      0.1,
      setting,
    );
    expect(match.contributions.meaning).toBe(matchWeights.meaning.expert);
    expect(match.reasons.map(({ code }) => code)).not.toContain('meaning.near');
  });

  it('when nothing else speaks for a pair, then meaning alone does not show it', () => {
    const far = { ...noiseRecord, title: '食品', text: '面粉', meaning: north };
    const match = scoreExpert(
      bearingNeed({ meaning: north, industry: 'C', disciplines: [] }),
      bearingExpert({ evidence: [far] }),
      0,
      setting,
    );
    expect(match.reasons.map(({ code }) => code)).toContain('meaning.near');
    expect(worthShowing(match)).toBe(false);
  });

  it('when an outcome is near, then its listing is named', () => {
    const match = scoreOutcome(
      bearingNeed({ meaning: north }),
      bearingOutcome({ meaning: north }),
      0.1,
      setting,
    );
    expect(match.contributions.meaning).toBe(matchWeights.meaning.outcome);
    expect(match.reasons.find(({ code }) => code === 'meaning.near')?.sources).toEqual([
      { kind: 'listing', id: 'outcome1' },
    ]);
  });

  it('when two are alike by words, then the nearer in meaning stands first', () => {
    const one = { subject: bearingExpert({ id: 'a' }), found: foundAt(0.1, '轴承') };
    const other = { subject: bearingExpert({ id: 'b', evidence }), found: foundAt(0.1, '轴承') };
    const far = { ...noiseRecord, meaning: meaning([1, 0]) };
    const third = {
      subject: bearingExpert({ id: 'c', evidence: [far] }),
      found: foundAt(0.1, '轴承'),
    };
    const need = bearingNeed({ meaning: north });
    const order = rankExperts(need, [one, third, other], setting).ranked;
    expect(order[0]!.subjectId).toBe('b');
    expect(order.at(-1)!.subjectId).toBe('c');
  });
});
