import { listOffers } from '@zhiqiao/shared/rounds/round.endpoints';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { OfferRow } from './OfferRow.tsx';

/** Offers of rounds that wait for an answer; nothing while there is none. */
export const OffersPanel = () => {
  const t = useWords();
  const { data } = useCall(listOffers, { query: { state: 'open', pageSize: 100 } });
  // The bureau sees every offer of its county; here stand those that it answers itself.
  const mine = data?.items.filter(({ standings }) =>
    standings.some((standing) => standing === 'expert' || standing === 'post'),
  );
  if (!mine?.length) return null;
  return (
    <Panel title={t('round.offers')} note={t('round.offersNote')} flush>
      <ul>
        {mine.map((offer) => (
          <OfferRow key={offer.id} offer={offer} />
        ))}
      </ul>
    </Panel>
  );
};
