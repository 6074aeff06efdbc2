import { moneyRangeText, moneyText } from '../platform/format.ts';
import { useLanguage } from '../platform/words/speech.ts';

interface Props {
  /** integer fen */
  fen: number;
  /** the upper end of a range */
  to?: number | undefined;
  /** always two decimals, for sums and columns */
  exact?: boolean;
}

/** Money as people say it: 32.40 万元, 40–60 万元. */
export const Money = ({ fen, to, exact }: Props) => {
  const language = useLanguage();
  return (
    <span className="keep">
      {to === undefined ? moneyText(fen, language, exact) : moneyRangeText(fen, to, language)}
    </span>
  );
};
