import { readAskerCard } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { Link } from 'react-router';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';

/** The asker's card in one line, for an expert who has not begun to write. */
export const AskerLine = ({ firm, to }: { firm: string; to: string }) => {
  const t = useWords();
  const { data } = useCall(readAskerCard, { params: { id: firm } }, { fresh: 60_000 });
  if (!data) return null;
  const { bidsReceived: received, bidsAnswered: answered, medianReplyDays: days } = data;
  const none = '—';
  return (
    <p className="small soft">
      {t('cards.line', {
        firm: data.name,
        rate: received ? `${Math.round((answered / received) * 100)}%` : none,
        days: days === null ? none : t('expert.organisation.medianDays', { days }),
        deals: data.dealsSigned,
        bidding: data.biddingNow,
      })}{' '}
      <Link to={to}>{t('cards.seeCard')}</Link>
    </p>
  );
};
