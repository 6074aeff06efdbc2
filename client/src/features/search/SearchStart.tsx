import { listNeeds } from '@zhiqiao/shared/search/search.endpoints';
import { useState } from 'react';
import { Link } from 'react-router';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { kinds, listAddress } from './addresses.ts';
import { NeedHit } from './NeedHit.tsx';
import { recentSearches } from './recentSearches.ts';
import './SearchStart.css';

const Recent = () => {
  const t = useWords();
  const [recent] = useState(recentSearches);
  if (recent.length === 0) return null;
  return (
    <section aria-label={t('search.box.recent')} className="stack">
      <b className="big">{t('search.box.recent')}</b>
      <ul className="search-before">
        {recent.map((words) => (
          <li key={words}>
            <Link to={listAddress('all', words)}>{words}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Kinds = () => {
  const t = useWords();
  return (
    <section aria-label={t('search.kinds')} className="stack">
      <b className="big">{t('search.kinds')}</b>
      <ul className="hits">
        {kinds.map((kind) => (
          <li key={kind}>
            <Link className="search-kind" to={listAddress(kind)}>
              <b>{t(`search.${kind}.title`)}</b>
              <span className="small muted">{t(`search.${kind}.meta`)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Newest = () => {
  const t = useWords();
  const { data } = useCall(listNeeds, { query: { sort: 'newest', pageSize: 3 } });
  if (!data?.items.length) return null;
  return (
    <section aria-label={t('search.newest')} className="stack">
      <div className="row spread">
        <b className="big">{t('search.newest')}</b>
        <Link to={listAddress('needs')}>{t('search.seeAll', { count: data.total })}</Link>
      </div>
      <ul className="hits">
        {data.items.map(({ card }) => (
          <NeedHit key={card.id} card={card} />
        ))}
      </ul>
    </section>
  );
};

/** Before anything is typed: what was searched here before, where to look without words, and what is new. */
export const SearchStart = () => (
  <div className="stack loose">
    <Recent />
    <Kinds />
    <Newest />
  </div>
);
