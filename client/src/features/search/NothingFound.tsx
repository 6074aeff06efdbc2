import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type Kind, kinds, listAddress } from './addresses.ts';
import { useFoundOfAllKinds } from './search.api.ts';
import '../../ui/Panel.css';
import './FoundList.css';

interface Props {
  q: string;
  /** the kind that was looked in; another one may have it */
  kind: Kind;
  filtered: boolean;
  onClear: () => void;
}

/** Nothing found: what usually helps, fewer filters in one click, and the kinds in which there is something. */
export const NothingFound = ({ q, kind, filtered, onClear }: Props) => {
  const t = useWords();
  const found = useFoundOfAllKinds(q).data;
  const elsewhere = found ? kinds.filter((one) => one !== kind && found[one].total > 0) : [];
  return (
    <div className="panel panel-body">
      <EmptyState
        title={t('search.empty.title')}
        action={
          filtered || q ? (
            <Action look="primary" onClick={onClear}>
              {t(filtered ? 'search.empty.clear' : 'search.empty.all')}
            </Action>
          ) : undefined
        }
      >
        {t(filtered ? 'search.empty.withFilters' : 'search.empty.plain')}
        {elsewhere.length > 0 ? (
          <span className="dotted elsewhere">
            {' '}
            {t('search.empty.otherKinds')}
            {elsewhere.map((one) => (
              <Link key={one} to={listAddress(one, q)}>
                {t(`search.kind.${one}`)} {found![one].total}
              </Link>
            ))}
          </span>
        ) : null}
      </EmptyState>
    </div>
  );
};
