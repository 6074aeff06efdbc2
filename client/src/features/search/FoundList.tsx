import { type ReactNode, useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type Chosen, FacetChips, type FacetGroup, FacetGroups } from '../../ui/FacetList.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { useNarrow } from '../../ui/useNarrow.ts';
import '../../ui/Panel.css';
import './FoundList.css';

export type Order = 'best' | 'newest' | 'deadline' | 'budget' | 'name' | 'maturity' | 'price';

interface Props {
  /** 14 件 */
  count: string;
  found: {
    total: number;
    page: number;
    pageSize: number;
    corrected?: string | undefined;
    relaxed?: boolean | undefined;
    plain?: boolean | undefined;
  };
  groups: readonly FacetGroup[];
  chosen: Chosen;
  onChange: (key: string, values: string[]) => void;
  onClear: () => void;
  orders: readonly Order[];
  order: Order;
  onOrder: (order: Order) => void;
  onPage: (page: number) => void;
  /** what else can be done with the list */
  beside?: ReactNode;
  /** what stands there when nothing was found */
  empty: ReactNode;
  /** the hits, as li */
  children: ReactNode;
}

const Notices = ({ found }: Pick<Props, 'found'>) => {
  const t = useWords();
  const told = [
    found.plain && t('search.plain'),
    found.corrected && t('search.corrected', { q: found.corrected }),
    found.relaxed && t('search.relaxed'),
  ].filter(Boolean);
  if (told.length === 0) return null;
  return (
    <p className="found-notice small" role="status">
      {told.join(' ')}
    </p>
  );
};

const FilterButton = ({ groups, chosen, onChange, found }: Props) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const count = Object.values(chosen).reduce((sum, values) => sum + values.length, 0);
  return (
    <>
      <Action onClick={() => setOpen(true)}>
        {count > 0 ? t('ui.facets.chosen', { count }) : t('ui.facets.title')}
      </Action>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t('search.filters')}
        foot={
          <Action look="primary" full onClick={() => setOpen(false)}>
            {t('search.showResults', { count: found.total })}
          </Action>
        }
      >
        <FacetGroups groups={groups} chosen={chosen} onChange={onChange} />
      </Sheet>
    </>
  );
};

const Head = (props: Props) => {
  const t = useWords();
  const narrow = useNarrow();
  const { groups, chosen, onChange, onClear, orders, order, onOrder, found } = props;
  return (
    <div className="found-head">
      <div className="row wrap grow">
        <b aria-live="polite">{props.count}</b>
        <FacetChips groups={groups} chosen={chosen} onChange={onChange} onClear={onClear} />
      </div>
      <div className="row wrap">
        {found.plain ? null : (
          <Segments
            label={t('search.sort')}
            value={order}
            onChange={onOrder}
            options={orders.map((value) => ({ value, label: t(`search.order.${value}`) }))}
          />
        )}
        {narrow && !found.plain ? <FilterButton {...props} /> : null}
        {props.beside}
      </div>
    </div>
  );
};

/** The hits and their pages; an address may ask for a page behind the last one. */
const Hits = ({ found, onPage, empty, children }: Props) => {
  const t = useWords();
  if (found.total === 0) return empty;
  const last = Math.ceil(found.total / found.pageSize);
  if (found.page > last)
    return (
      <div className="panel panel-body">
        <EmptyState
          title={t('search.pastEnd', { last })}
          action={
            <Action look="primary" onClick={() => onPage(last)}>
              {t('search.toLast', { last })}
            </Action>
          }
        />
      </div>
    );
  const { page, pageSize, total } = found;
  return (
    <>
      <ul className="hits">{children}</ul>
      <Pager page={page} pageSize={pageSize} total={total} onPage={onPage} />
    </>
  );
};

/** Filters, what is chosen, the order, what the engine did with the words, the hits and their pages. */
export const FoundList = (props: Props) => {
  const t = useWords();
  const narrow = useNarrow();
  const { groups, chosen, onChange, found } = props;
  const bare = found.plain || groups.every(({ options }) => options.length === 0);
  return (
    <div className={bare ? 'found' : 'found filtered'}>
      {narrow || bare ? null : (
        <section aria-label={t('search.filters')}>
          <FacetGroups groups={groups} chosen={chosen} onChange={onChange} />
        </section>
      )}
      <div className="stack">
        <Head {...props} />
        <Notices found={found} />
        <Hits {...props} />
        <p className="tiny muted not-phone">{t('search.share')}</p>
      </div>
    </div>
  );
};
