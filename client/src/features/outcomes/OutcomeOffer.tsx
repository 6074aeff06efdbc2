import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { usePriceWords } from '../../ui/priceWords.ts';

/** 先用后转: what a firm may try, for how long, and what it will pay if it keeps it. */
export const OutcomeOffer = ({ outcome }: { outcome: OutcomeView }) => {
  const t = useWords();
  const price = usePriceWords();
  const { offer, trialFirst, exclusive, taken, trialScope, trialMonths } = outcome;
  if (!trialFirst) return null;
  const place = exclusive ? (taken ? 'taken' : 'free') : 'shared';
  return (
    <Panel title={t('outcomeMore.trial')}>
      <Facts
        rows={[
          [t('outcomeMore.scope'), trialScope],
          [t('outcomeMore.sheet.trial'), t('outcomeMore.trialTerm', { count: trialMonths })],
          [t('outcomeMore.sheet.pay'), offer && price(offer)],
          [
            t('outcomeMore.trigger'),
            offer &&
              [t(`outcomeMore.triggers.${offer.trigger}`), offer.triggerNote]
                .filter(Boolean)
                .join('，'),
          ],
          [
            t('outcomeMore.place'),
            <span key="place" className={taken ? 'waits' : undefined}>
              {t(`outcomeMore.${place}`)}
            </span>,
          ],
        ]}
      />
    </Panel>
  );
};
