import './Avatar.css';

interface Props {
  name: string;
  size?: 'small' | 'large';
  /** somebody aside: a broker, a silver engineer */
  grey?: boolean;
}

/** The first character of a name. Decoration: the name stands beside it. */
export const Avatar = ({ name, size, grey }: Props) => (
  <span className={['avatar', size, grey && 'grey'].filter(Boolean).join(' ')} aria-hidden="true">
    {[...name.trim()][0] ?? '·'}
  </span>
);
