import { listMyBids } from '@zhiqiao/shared/bids/bid.endpoints';
import { type BidState, bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import { paths } from '../../app/paths.ts';
import { BidTable } from '../../features/bids/BidTable.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PickField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';

const states = Object.keys(bidMachine.states) as BidState[];

const None = ({ filtered }: { filtered: boolean }) => {
  const t = useWords();
  if (filtered) return <EmptyState title={t('bid.mine.none')} />;
  return (
    <EmptyState
      title={t('bid.mine.empty')}
      action={
        <Action look="primary" to={paths.desk}>
          {t('bid.mine.start')}
        </Action>
      }
    >
      {t('bid.mine.emptyText')}
    </EmptyState>
  );
};

/** Every bid of the expert, latest move first. */
export const MyBidsPage = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const [{ state, page }, set] = useUrlState({ state: '', page: 1 });
  const asked = states.find((one) => one === state);
  const bids = useCall(
    listMyBids,
    { query: { page, ...(asked ? { state: asked } : {}) } },
    { keep: true },
  );
  return (
    <Page
      title={t('bid.mine.title')}
      meta={bids.data ? t('bid.mine.count', { count: bids.data.total }) : ' '}
      actions={
        <PickField
          label={<span className="unseen">{t('bid.mine.state')}</span>}
          name="state"
          value={asked ?? ''}
          empty={t('bid.mine.all')}
          onChange={(next) => set({ state: next })}
          options={states.map((value) => ({
            value,
            label: bidMachine.states[value][english ? 'en' : 'zh'],
          }))}
        />
      }
    >
      <Fetched of={bids} shape="rows" bare>
        {({ items, ...paging }) => (
          <div className="stack">
            <Panel flush>
              {items.length > 0 ? <BidTable bids={items} /> : <None filtered={Boolean(asked)} />}
            </Panel>
            <Pager {...paging} onPage={(next) => set({ page: next })} />
          </div>
        )}
      </Fetched>
    </Page>
  );
};
