import type { OwedBid } from '@zhiqiao/shared/duties/duty.schema';
import { dutyWords } from '@zhiqiao/shared/duties/duty.words';
import { Link } from 'react-router';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import './duties.css';

interface Props {
  owed: readonly OwedBid[];
  /** the page of a bid; pages know addresses */
  to: (bid: string) => string;
}

/** Bids past their date, each with the way to it. */
export const OwedList = ({ owed, to }: Props) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  return (
    <ul className="owed">
      {owed.map((bid) => (
        <li key={bid.bid}>
          <Link to={to(bid.bid)}>
            {t('duties.owed', { expert: bid.expert, title: bid.need.title })}
          </Link>
          <span className="small soft dotted">
            <span>{dutyWords[bid.what]?.[english ? 'en' : 'zh']}</span>
            <Clock due={bid.due} short />
          </span>
        </li>
      ))}
    </ul>
  );
};
