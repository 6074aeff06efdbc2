import type { MatchGap, MatchReason } from '@zhiqiao/shared/matching/match.schema';
import { dayText, figureText } from '../platform/format.ts';
import { useReference } from '../platform/reference.ts';
import { useLanguage, useWords } from '../platform/words/speech.ts';

type Params = MatchReason['params'];

/** The words of reasons and gaps: codes and params in, sentences out, with names instead of reference codes. */
export const useMatchWords = () => {
  const t = useWords();
  const language = useLanguage();
  const reference = useReference();
  const named = (params: Params, list: 'industries' | 'disciplines') =>
    String(params.wanted ?? '')
      .split(' ')
      .filter(Boolean)
      .map((code) => reference.name(list, code))
      .join(t('matching.listSeparator'));
  const filled = (code: string, params: Params): Record<string, string | number> => ({
    ...params,
    wanted: named(params, code.startsWith('discipline') ? 'disciplines' : 'industries'),
    words: String(params.words ?? '').replaceAll(' ', t('matching.listSeparator')),
    town: reference.name('towns', String(params.town ?? '')),
    since: params.since ? dayText(String(params.since), language) : '',
    value:
      typeof params.value === 'number'
        ? figureText(params.value, String(params.unit ?? ''))
        : String(params.value ?? ''),
  });
  return {
    reason: (one: MatchReason): string =>
      t(`matching.reason.${one.code}`, filled(one.code, one.params)),
    gap: (one: MatchGap): string => t(`matching.gap.${one.code}`, filled(one.code, one.params)),
  };
};
