import './Count.css';

interface Props {
  value: number;
  /** something waits for the reader */
  hot?: boolean;
  /** the same in words, for those who listen */
  words?: string;
}

/** A small number in a pill; nothing when it is zero and hot. */
export const Count = ({ value, hot, words }: Props) => {
  if (hot && value === 0) return null;
  return (
    <span className={hot ? 'count hot' : 'count'}>
      <span aria-hidden={words ? true : undefined}>{value > 99 ? '99+' : value}</span>
      {words ? <span className="unseen">{words}</span> : null}
    </span>
  );
};
