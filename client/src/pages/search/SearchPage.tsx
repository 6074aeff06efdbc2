import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { searchAll } from '@zhiqiao/shared/search/search.endpoints';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { AddressTrouble, addressTrouble } from '../../features/search/AddressTrouble.tsx';
import { type Kind, listAddress } from '../../features/search/addresses.ts';
import { ExpertHit } from '../../features/search/ExpertHit.tsx';
import { KindTabs } from '../../features/search/KindTabs.tsx';
import { NeedHit } from '../../features/search/NeedHit.tsx';
import { OrganisationHit } from '../../features/search/OrganisationHit.tsx';
import { OutcomeHit } from '../../features/search/OutcomeHit.tsx';
import { SearchBox } from '../../features/search/SearchBox.tsx';
import { SearchStart } from '../../features/search/SearchStart.tsx';
import { useFoundOfAllKinds } from '../../features/search/search.api.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import '../../ui/Panel.css';

type Found = ReplyOf<typeof searchAll>;

const Section = ({
  kind,
  q,
  total,
  children,
}: {
  kind: Kind;
  q: string;
  total: number;
  children: ReactNode;
}) => {
  const t = useWords();
  if (total === 0) return null;
  return (
    <section aria-label={t(`search.kind.${kind}`)} className="stack">
      <div className="row spread">
        <b className="big">{t(`search.kind.${kind}`)}</b>
        <Link to={listAddress(kind, q)}>{t('search.seeAll', { count: total })}</Link>
      </div>
      <ul className="hits">{children}</ul>
    </section>
  );
};

const Nothing = ({ q }: { q: string }) => {
  const t = useWords();
  return (
    <div className="panel panel-body">
      <EmptyState
        title={t('search.box.nothing', { q })}
        action={<Action to={paths.needs}>{t('search.needs.title')}</Action>}
      >
        {t('search.empty.plain')}
      </EmptyState>
    </div>
  );
};

const Results = ({ found, q }: { found: Found; q: string }) => {
  const t = useWords();
  const { needs, outcomes, experts, organisations, corrected, relaxed, plain } = found;
  const notices = [
    plain && t('search.plain'),
    corrected && t('search.corrected', { q: corrected }),
    relaxed && t('search.relaxed'),
  ].filter((notice) => typeof notice === 'string');
  if (needs.total + outcomes.total + experts.total + organisations.total === 0)
    return <Nothing q={q} />;
  return (
    <div className="stack loose">
      {notices.map((notice) => (
        <p key={notice} className="found-notice small" role="status">
          {notice}
        </p>
      ))}
      <Section kind="needs" q={q} total={needs.total}>
        {needs.items.map(({ card, marks }) => (
          <NeedHit key={card.id} card={card} marks={marks} />
        ))}
      </Section>
      <Section kind="outcomes" q={q} total={outcomes.total}>
        {outcomes.items.map(({ card, marks }) => (
          <OutcomeHit key={card.id} card={card} marks={marks} />
        ))}
      </Section>
      <Section kind="experts" q={q} total={experts.total}>
        {experts.items.map(({ card, marks }) => (
          <ExpertHit key={card.id} card={card} marks={marks} />
        ))}
      </Section>
      <Section kind="organisations" q={q} total={organisations.total}>
        {organisations.items.map(({ card, marks }) => (
          <OrganisationHit key={card.id} card={card} marks={marks} />
        ))}
      </Section>
    </div>
  );
};

/** All kinds at once: a few of each, and the way to the whole list. */
export const SearchPage = () => {
  const t = useWords();
  const [{ q }, set] = useUrlState({ q: '' });
  const found = useFoundOfAllKinds(q);
  const trouble = addressTrouble(found.error);
  const title = q && !trouble ? t('search.titleOf', { q }) : t('search.titleEmpty');
  return (
    <Page title={title} windowTitle={t('search.title')} meta={q ? undefined : t('search.ask')}>
      <div className="stack">
        <SearchBox q={q} onSearch={(words) => set({ q: words })} />
        <KindTabs q={q} now="all" />
        {trouble ? <AddressTrouble error={trouble} onClear={() => set({ q: '' })} /> : null}
        {trouble ? null : q.trim() ? (
          <Fetched of={found} shape="rows" bare>
            {(data) => <Results found={data} q={q} />}
          </Fetched>
        ) : (
          <SearchStart />
        )}
      </div>
    </Page>
  );
};
