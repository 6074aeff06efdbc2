import type { Pricing } from '@zhiqiao/shared/trials/terms.schema';
import { moneyText } from '../platform/format.ts';
import { useLanguage, useWords } from '../platform/words/speech.ts';

/** What is paid, in words: a sum, stages, or a formula with its cap and years. */
export const usePriceWords = () => {
  const t = useWords();
  const language = useLanguage();
  return ({ pricing }: { pricing: Pricing }): string => {
    if (pricing.kind === 'fixed') return moneyText(pricing.amountFen, language);
    if (pricing.kind === 'stages')
      return pricing.stages
        .map(
          ({ label, amountFen, when }) => `${label} ${moneyText(amountFen, language)}（${when}）`,
        )
        .join('；');
    const cap =
      pricing.capFen === null
        ? ''
        : `；${t('trial.terms.cap').replace(/（.*|\(.*/, '')} ${moneyText(pricing.capFen, language)}`;
    const years = pricing.years > 1 ? `；${t('trial.cost.years', { count: pricing.years })}` : '';
    return pricing.formula + cap + years;
  };
};
