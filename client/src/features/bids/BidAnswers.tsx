import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { aimText, figureText } from '../../platform/format.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Mark } from '../../ui/Mark.tsx';
import './BidAnswers.css';

interface Props {
  answers: BidView['answers'];
  /** the need's indicators as the reader may see them */
  indicators: readonly Indicator[] | undefined;
}

/** Indicator by indicator: yes, in part or no, the figure promised, and why. */
export const BidAnswers = ({ answers, indicators = [] }: Props) => {
  const t = useWords();
  return (
    <ul className="bid-answers">
      {answers.map((one) => {
        const aim = indicators.find(({ key }) => key === one.key);
        return (
          <li key={one.key}>
            <Mark verdict={one.answer} label="" />
            <span className="bid-aim">{aim ? `${aim.name} ${aimText(aim)}` : one.key}</span>
            <span className="keep">
              {t(`terms.answer.${one.answer}`)}{' '}
              <b>{one.value === null ? '' : figureText(one.value, aim?.unit)}</b>
            </span>
            <span className="soft bid-why">{one.words}</span>
          </li>
        );
      })}
    </ul>
  );
};
