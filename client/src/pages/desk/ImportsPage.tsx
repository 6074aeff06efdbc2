import type { ImportKind } from '@zhiqiao/shared/imports/import.schema';
import {
  listOrganisations,
  readOrganisation,
} from '@zhiqiao/shared/organisations/organisation.endpoints';
import { useDeferredValue, useEffect, useState } from 'react';
import { paths } from '../../app/paths.ts';
import { ExportPanel } from '../../features/imports/ExportPanel.tsx';
import { ImportForm } from '../../features/imports/ImportForm.tsx';
import { ImportResult } from '../../features/imports/ImportResult.tsx';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Page } from '../../ui/Page.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { offerNamed, SuggestField } from '../../ui/SuggestField.tsx';
import './ImportsPage.css';

const kinds = ['needs', 'experts', 'outcomes'] as const;
const owners = { needs: ['firm'], outcomes: ['university', 'platform'] } as const;

const seeOf =
  (ours: boolean) =>
  (kind: ImportKind): string =>
    ({
      needs: `${paths.desk}?tab=all&state=refining`,
      experts: `${paths.organisations}?tab=experts&standing=unverified`,
      outcomes: ours ? paths.ourOutcomes : paths.outcomes,
    })[kind];

/** Organisations of the kinds that may own the rows, by what was typed of their name. */
const useOwners = (kind: 'needs' | 'outcomes', q: string) => {
  const [one, other] = owners[kind];
  const asked = { q, pageSize: 20, standing: 'verified' } as const;
  const typed = q !== '';
  const first = useCall(listOrganisations, { query: { ...asked, kind: one } }, { enabled: typed });
  const second = useCall(
    listOrganisations,
    { query: { ...asked, kind: other ?? one } },
    { enabled: typed && other !== undefined },
  );
  if (!typed) return [];
  return [...(first.data?.items ?? []), ...(other ? (second.data?.items ?? []) : [])];
};

interface WhoseProps {
  kind: 'needs' | 'outcomes';
  value: string;
  onChange: (organisation: string) => void;
}

/** Whose the rows are: typed and chosen, so that a county with a thousand firms finds its own. */
const Whose = ({ kind, value, onChange }: WhoseProps) => {
  const t = useWords();
  const known = useCall(readOrganisation, { params: { id: value } }, { enabled: value !== '' });
  const [typed, setTyped] = useState<string>();
  const name = typed ?? known.data?.name ?? '';
  const offered = useOwners(kind, useDeferredValue(name.trim()));
  const chosen = offerNamed(offered, name)?.id ?? '';
  useEffect(() => {
    if (typed !== undefined && chosen !== value) onChange(chosen);
  });
  return (
    <SuggestField
      name="organisation"
      label={t('imports.whose')}
      hint={t(`imports.whoseHint.${kind}`)}
      found={t('imports.whoseFound')}
      unknown={t('imports.whoseUnknown')}
      value={name}
      onChange={setTyped}
      offers={offered}
      maxLength={60}
    />
  );
};

/** A university's office brings in the outcomes of its own unit. */
const Ours = () => {
  const [, set] = useUrlState({ id: '' });
  return <ImportForm kind="outcomes" organisation="" onChecked={({ id }) => set({ id })} />;
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
            <Whose
              key={kind}
              kind={kind}
              value={chosen.whose}
              onChange={(whose) => set({ whose })}
            />
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
  const ours = useMe().house === 'university';
  const [{ id }, set] = useUrlState({ id: '' });
  return (
    <Page
      title={t('imports.title')}
      {...(ours ? { crumb: [{ label: t('ours.windowTitle'), to: paths.ourOutcomes }] } : {})}
      windowTitle={t('imports.windowTitle')}
      meta={t('imports.meta')}
    >
      <div className="imports">
        {id ? (
          <ImportResult key={id} id={id} see={seeOf(ours)} onAgain={() => set({ id: '' })} />
        ) : (
          <div className="stack loose">
            {ours ? <Ours /> : <Choosing />}
            <ExportPanel ours={ours} />
          </div>
        )}
      </div>
    </Page>
  );
};
