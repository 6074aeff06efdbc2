import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useReference } from '../../platform/reference.ts';
import { useWords } from '../../platform/words/speech.ts';
import { EvidenceList } from './EvidenceList.tsx';

interface Props {
  view: ExpertView;
  /** the pill of the standing */
  pill: ReactNode;
  /** how busy they are, beside what they are */
  busy?: boolean;
  children?: ReactNode;
}

const Evidence = ({ view }: { view: ExpertView }) => {
  const t = useWords();
  if (view.evidence.length === 0)
    return <p className="small waits">{t('office.organisations.noEvidence')}</p>;
  return (
    <details className="small">
      <summary className="lives">
        {t('office.organisations.evidence', { count: view.evidence.length })}
      </summary>
      <EvidenceList items={view.evidence} />
    </details>
  );
};

/** An expert in an office's list, with the records that are to be checked. */
export const ExpertRow = ({ view, pill, busy, children }: Props) => {
  const t = useWords();
  const reference = useReference();
  const { active, capacity } = view;
  const fields = view.disciplines.map((code) => reference.name('disciplines', code));
  return (
    <li>
      <div className="grow stack tight">
        <div className="row wrap">
          <Link to={`/experts/${view.id}`}>
            <b>{view.name}</b>
          </Link>
          {pill}
          {busy && view.availability.paused ? (
            <span className="small waits">{t('office.people.paused')}</span>
          ) : null}
        </div>
        <p className="small soft">
          {[t(`terms.category.${view.category}`), view.title, view.unit.name, ...fields]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p className="small muted">
          {t('office.organisations.completeness', { score: view.completeness })}
          {busy ? ` · ${t('office.people.active', { active, capacity })}` : null}
        </p>
        {view.summary ? <p className="small soft said">{view.summary}</p> : null}
        <Evidence view={view} />
      </div>
      <div className="row wrap">{children}</div>
    </li>
  );
};
