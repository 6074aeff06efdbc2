import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Count } from '../../ui/Count.tsx';
import { BidClock, BidPill, waitedFor } from './BidTurn.tsx';
import './BidTable.css';

const Waits = ({ bid }: { bid: BidView }) => {
  const t = useWords();
  const who = waitedFor(bid);
  // The firm's name stands in the row already.
  if (who)
    return (
      <>
        {who === 'you' ? t('bid.mine.you') : who === bid.need.firm.name ? t('bid.mine.firm') : who}
      </>
    );
  if (!bid.reason || bid.state === 'draft') return <>—</>;
  const reason = t(`terms.declineReason.${bid.reason.code as 'other'}`);
  return <span className="small soft">{t('bid.mine.why', { reason })}</span>;
};

/** Bids in rows: what for, how they stand, who is waited for, by when. A phone stacks them. */
export const BidTable = ({ bids }: { bids: readonly BidView[] }) => {
  const t = useWords();
  return (
    <table className="bid-table">
      <thead>
        <tr>
          <th scope="col">{t('bid.mine.need')}</th>
          <th scope="col">{t('bid.mine.state')}</th>
          <th scope="col">{t('bid.mine.waits')}</th>
          <th scope="col">{t('bid.mine.by')}</th>
        </tr>
      </thead>
      <tbody>
        {bids.map((bid) => (
          <tr key={bid.id}>
            <th scope="row">
              <Link to={`/bids/${bid.id}`}>
                <b>{bid.need.title}</b>
              </Link>{' '}
              <Count value={bid.unread} hot words={t('bid.mine.unread', { count: bid.unread })} />
              <div className="small muted">{bid.need.firm.name}</div>
            </th>
            <td>
              <BidPill bid={bid} />
            </td>
            <td>
              <Waits bid={bid} />
            </td>
            <td>
              <BidClock bid={bid} short />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
