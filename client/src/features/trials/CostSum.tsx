import type { TrialCost } from '@zhiqiao/shared/trials/trial.view';
import { dayText, moneyText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { QuoteLines } from '../../ui/QuoteLines.tsx';

const labelOf = (cost: TrialCost, name: string): string =>
  cost.quantities.find((one) => one.name === name)?.label ?? name;

/** The sum itself: what is agreed, what is taken off, what is paid; or which figures are lacking. */
export const CostSum = ({ cost, yours }: { cost: TrialCost; yours: boolean }) => {
  const t = useWords();
  const language = useLanguage();
  if (!cost.known)
    return (
      <p className="soft">
        {t('trial.cost.unknown', {
          names: cost.missing.map((name) => labelOf(cost, name)).join('、'),
        })}
      </p>
    );
  return (
    <>
      {cost.quote ? <QuoteLines quote={cost.quote} yours={yours} /> : null}
      {cost.quote ? null : <p className="figure">{moneyText(cost.amountFen, language)}</p>}
      <p className="small muted dotted">
        {cost.years > 1 ? <span>{t('trial.cost.years', { count: cost.years })}</span> : null}
        {cost.beforeCapFen !== undefined && cost.beforeCapFen > cost.amountFen ? (
          <span>{t('trial.cost.capped', { money: moneyText(cost.beforeCapFen, language) })}</span>
        ) : null}
        {cost.quote ? (
          <span>{t('trial.cost.on', { day: dayText(cost.quote.on, language) })}</span>
        ) : null}
      </p>
    </>
  );
};
