import { type HealthGap, healthOf, submitLine } from '@zhiqiao/shared/needs/need.health';
import type { NeedBrief } from '@zhiqiao/shared/needs/need.schema';
import { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import type { Gap, Health } from '../../ui/HealthPanel.tsx';

/** Something is there already; it is only not enough. */
const begun: readonly HealthGap['code'][] = [
  'titleShort',
  'vague',
  'backgroundShort',
  'currentMissing',
  'targetMissing',
  'unitMissing',
  'methodMissing',
];

/** The points from which this county looks at a need. */
export const useSubmitLine = (): number => {
  const { data } = useCall(listRules, {}, { fresh: 600_000 });
  return data?.items.find(({ code }) => code === 'need.submitPoints')?.value ?? submitLine;
};

/** 需求体检 of what is typed, in words: the score, and each gap with its field. */
export const useHealth = (brief: NeedBrief): Health => {
  const t = useWords();
  const line = useSubmitLine();
  const { score, gaps } = healthOf(brief);
  const worded = gaps.map(
    ({ code, field, points, quote }): Gap => ({
      key: `${field}#${code}`,
      title: t(`posting.gap.${code}.title`, { quote: quote || t('posting.unnamed') }),
      hint: t(`posting.gap.${code}.hint`),
      points,
      half: begun.includes(code),
    }),
  );
  return { score, line, gaps: worded };
};

/** The field a gap speaks of; two gaps may speak of one. */
export const fieldOfGap = (key: string): string => key.split('#')[0]!;
