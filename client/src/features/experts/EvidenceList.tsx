import type { Evidence } from '@zhiqiao/shared/experts/expert.schema';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import './EvidenceList.css';

/** The address of one record on the expert's page: a reason links to it. */
const evidenceAnchor = (key: string): string => `evidence-${key}`;

/** Patents, papers, projects and products with what they show. */
export const EvidenceList = ({ items }: { items: readonly Evidence[] }) => {
  const t = useWords();
  const { hash } = useLocation();
  // The list comes after the page: the browser has looked for the record already, in vain.
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
  return (
    <ul className="evidence-list">
      {items.map((one) => (
        <li key={one.key} id={evidenceAnchor(one.key)}>
          <div className="row wrap top spread">
            <b className="grow">{one.title}</b>
            <span className="small muted keep">
              {t(`terms.evidenceKind.${one.kind}`)} · {one.year}
            </span>
          </div>
          {one.text ? <p className="soft evidence-text">{one.text}</p> : null}
          {one.number ? (
            <p className="small muted">{t('expert.evidenceNumber', { number: one.number })}</p>
          ) : null}
        </li>
      ))}
    </ul>
  );
};
