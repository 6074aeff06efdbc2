import { listExpertsToVerify } from '@zhiqiao/shared/experts/expert.endpoints';
import { listMyOutcomes, readOutcome } from '@zhiqiao/shared/outcomes/outcome.endpoints';
import { type OutcomeState, outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { Navigate } from 'react-router';
import { paths } from '../../app/paths.ts';
import { OutcomeDeeds } from '../../features/outcomes/OutcomeDeeds.tsx';
import { OutcomeEditor } from '../../features/outcomes/OutcomeEditor.tsx';
import type { OutcomeWriting } from '../../features/outcomes/OutcomeFields.tsx';
import { OutcomeRow } from '../../features/outcomes/OutcomeRow.tsx';
import { mayEditOutcome } from '../../features/outcomes/outcome.deeds.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { PickField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Segments } from '../../ui/Segments.tsx';
import '../../ui/PlainRows.css';

const states = Object.keys(outcomeMachine.states) as OutcomeState[];
const editing = (id: string) => `${paths.ourOutcomes}?edit=${id}`;

const Rows = ({ items }: { items: readonly OutcomeView[] }) => {
  const t = useWords();
  return (
    <Panel flush>
      <ul className="plain-rows">
        {items.map((view) => (
          <OutcomeRow key={view.id} view={view}>
            <OutcomeDeeds view={view} />
            {mayEditOutcome(view) ? (
              <Action size="small" label={`${t('ours.edit')} ${view.title}`} to={editing(view.id)}>
                {t('ours.edit')}
              </Action>
            ) : null}
          </OutcomeRow>
        ))}
      </ul>
    </Panel>
  );
};

const Empty = () => {
  const t = useWords();
  return (
    <EmptyState
      title={t('ours.none')}
      action={<Action to={editing('new')}>{t('ours.add')}</Action>}
    >
      {t('ours.noneText')}
    </EmptyState>
  );
};

const List = () => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const [chosen, set] = useUrlState({ state: '', page: 1 });
  const state = states.find((one) => one === chosen.state);
  const query = { page: chosen.page, ...(state ? { state } : {}) };
  const list = useCall(listMyOutcomes, { query }, { keep: true });
  const word = (one: OutcomeState) => outcomeMachine.states[one][english ? 'en' : 'zh'];
  return (
    <div className="stack">
      <div>
        <Segments<string>
          label={t('ours.state')}
          value={state ?? ''}
          onChange={(next) => set({ state: next })}
          options={[
            { value: '', label: t('ours.all') },
            ...states.map((one) => ({ value: one as string, label: word(one) })),
          ]}
        />
      </div>
      <Fetched of={list} shape="rows" bare>
        {(found) =>
          found.items.length === 0 ? (
            <Empty />
          ) : (
            <>
              <Rows items={found.items} />
              <Pager {...found} onPage={(page) => set({ page })} />
            </>
          )
        }
      </Fetched>
    </div>
  );
};

/** An office says whose work it is; an inventor needs not. */
const Inventor = ({ value, change, issue }: OutcomeWriting) => {
  const t = useWords();
  const people = useCall(listExpertsToVerify, { query: { pageSize: 100 } });
  return (
    <Panel>
      <PickField
        name="inventor"
        label={t('ours.fields.inventor')}
        empty={t('ours.fields.nobody')}
        value={value.inventor}
        error={issue('inventor')}
        onChange={(inventor) => change({ inventor })}
        options={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Panel>
  );
};

const Editor = ({ view, onDone }: { view?: OutcomeView | undefined; onDone: () => void }) => {
  const { account, house } = useMe();
  return (
    <OutcomeEditor
      view={view}
      account={account?.id ?? ''}
      onSaved={onDone}
      {...(house === 'university' ? { more: (writing) => <Inventor {...writing} /> } : {})}
    />
  );
};

const Editing = ({ id, onDone }: { id: string; onDone: () => void }) => (
  <Fetched of={useCall(readOutcome, { params: { id } })} shape="form" bare>
    {(view) => <Editor view={view} onDone={onDone} />}
  </Fetched>
);

/** What the list is called: a unit's, or one's own. */
const useName = (): string => {
  const t = useWords();
  return t(useMe().house === 'university' ? 'ours.windowTitle' : 'ours.mine');
};

const useTitle = (): string => {
  const t = useWords();
  const name = useName();
  const all = useCall(listMyOutcomes, { query: { pageSize: 1 } });
  if (!all.data) return name;
  return all.data.total > 0 ? t('ours.title', { count: all.data.total }) : t('ours.titleNone');
};

const Listed = () => {
  const t = useWords();
  const { house } = useMe();
  return (
    <Page
      title={useTitle()}
      windowTitle={useName()}
      meta={t('ours.meta')}
      actions={
        <>
          {house === 'university' ? <Action to={paths.imports}>{t('ours.table')}</Action> : null}
          <Action look="primary" to={editing('new')}>
            {t('ours.add')}
          </Action>
        </>
      }
    >
      <List />
    </Page>
  );
};

/** Our outcomes by state, each with its next step; `?edit=` opens the form. */
export const OurOutcomesPage = () => {
  const t = useWords();
  const { account, known } = useMe();
  const name = useName();
  const [{ edit }, set] = useUrlState({ edit: '', state: '' });
  if (!known) return <PageSkeleton shape="rows" />;
  if (!account) return <Navigate to={`${paths.signIn}?to=${paths.ourOutcomes}`} replace />;
  if (!edit) return <Listed />;
  const done = () => set({ edit: '', state: '' });
  return (
    <Page
      title={t(edit === 'new' ? 'ours.newTitle' : 'ours.editTitle')}
      crumb={[{ label: name, to: paths.ourOutcomes }]}
    >
      {edit === 'new' ? <Editor onDone={done} /> : <Editing id={edit} onDone={done} />}
    </Page>
  );
};
