import type { ImportKind } from '@zhiqiao/shared/imports/import.schema';
import { listOrganisations } from '@zhiqiao/shared/organisations/organisation.endpoints';
import { paths } from '../../app/paths.ts';
import { ImportForm } from '../../features/imports/ImportForm.tsx';
import { ImportResult } from '../../features/imports/ImportResult.tsx';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { PickField } from '../../ui/Field.tsx';
import { Page } from '../../ui/Page.tsx';
import { Segments } from '../../ui/Segments.tsx';
import './ImportsPage.css';

const kinds = ['needs', 'experts', 'outcomes'] as const;
const owners = { needs: ['firm'], outcomes: ['university', 'platform'] } as const;

const see = (kind: ImportKind): string =>
  ({
    needs: `${paths.desk}?tab=all&state=refining`,
    experts: `${paths.organisations}?tab=experts&standing=unverified`,
    outcomes: paths.outcomes,
  })[kind];

const useOwners = (kind: 'needs' | 'outcomes') => {
  const [one, other] = owners[kind];
  const first = useCall(listOrganisations, { query: { kind: one, pageSize: 100 } });
  const second = useCall(
    listOrganisations,
    { query: { kind: other ?? one, pageSize: 100 } },
    { enabled: other !== undefined },
  );
  return [...(first.data?.items ?? []), ...(other ? (second.data?.items ?? []) : [])];
};

interface WhoseProps {
  kind: 'needs' | 'outcomes';
  value: string;
  onChange: (organisation: string) => void;
}

const Whose = ({ kind, value, onChange }: WhoseProps) => {
  const t = useWords();
  const offered = useOwners(kind);
  return (
    <PickField
      name="organisation"
      label={t('imports.whose')}
      hint={t(`imports.whoseHint.${kind}`)}
      empty={t('imports.nobody')}
      value={value}
      onChange={onChange}
      options={offered.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
};

const Choosing = () => {
  const t = useWords();
  const [chosen, set] = useUrlState({ kind: 'needs', whose: '', id: '' });
  const kind = kinds.find((one) => one === chosen.kind) ?? 'needs';
  return (
    <div className="stack">
      <div>
        <Segments
          label={t('imports.kind')}
          value={kind}
          onChange={(next) => set({ kind: next, whose: '' })}
          options={kinds.map((value) => ({ value, label: t(`imports.kinds.${value}`) }))}
        />
      </div>
      <ImportForm
        key={kind}
        kind={kind}
        organisation={chosen.whose}
        whose={
          kind === 'experts' ? undefined : (
            <Whose kind={kind} value={chosen.whose} onChange={(whose) => set({ whose })} />
          )
        }
        onChecked={({ id }) => set({ id })}
      />
    </div>
  );
};

/** Whole tables: a dry run that names every fault, then all rows or none. `?id=` keeps a result at its address. */
export const ImportsPage = () => {
  const t = useWords();
  const [{ id }, set] = useUrlState({ id: '' });
  return (
    <Page
      title={t('imports.title')}
      windowTitle={t('imports.windowTitle')}
      meta={t('imports.meta')}
    >
      <div className="imports">
        {id ? (
          <ImportResult key={id} id={id} see={see} onAgain={() => set({ id: '' })} />
        ) : (
          <Choosing />
        )}
      </div>
    </Page>
  );
};
