import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Count } from '../../ui/Count.tsx';
import { type Kind, kinds, listAddress } from './addresses.ts';
import { useFoundOfAllKinds } from './search.api.ts';
import '../../ui/TabLinks.css';

/** The same words in another kind: with the number found there. Nothing while no words are searched. */
export const KindTabs = ({ q, now }: { q: string; now: Kind | 'all' }) => {
  const t = useWords();
  const found = useFoundOfAllKinds(q).data;
  if (!q.trim()) return null;
  return (
    <nav className="tab-links" aria-label={t('search.kinds')}>
      {(['all', ...kinds] as const).map((kind) => (
        <Link
          key={kind}
          to={listAddress(kind, q)}
          className={kind === now ? 'on' : undefined}
          aria-current={kind === now ? 'page' : undefined}
        >
          {t(`search.kind.${kind}`)}
          {kind !== 'all' && found ? <Count value={found[kind].total} /> : null}
        </Link>
      ))}
    </nav>
  );
};
