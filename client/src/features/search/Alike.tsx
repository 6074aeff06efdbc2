import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { findAlike } from '@zhiqiao/shared/search/search.endpoints';
import { Link } from 'react-router';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { foundAddress, type Kind } from './addresses.ts';
import './Alike.css';

interface Line {
  id: string;
  title: string;
  note: string;
}

const Lines = ({ title, kind, lines }: { title: string; kind: Kind; lines: readonly Line[] }) => {
  if (lines.length === 0) return null;
  return (
    <Panel title={title}>
      <ul className="alike">
        {lines.map((line) => (
          <li key={line.id}>
            <Link to={foundAddress(kind, line.id)}>{line.title}</Link>
            <span className="small muted">{line.note}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** Needs and outcomes on the same subject; nothing at all where there are none. */
export const Alike = ({ of, id }: { of: 'needs' | 'outcomes'; id: string }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const { data } = useCall(findAlike, { query: { of, id } });
  if (!data) return null;
  const needs = data.needs.map((card) => {
    const state = needMachine.states[card.state];
    return { ...card, note: `${card.firm} · ${english ? state.en : state.zh}` };
  });
  const outcomes = data.outcomes.map((card) => ({
    ...card,
    note: `${card.owner} · ${t('terms.maturityLevel', { level: card.maturity })}`,
  }));
  return (
    <>
      <Lines title={t(`search.alike.${of}.outcomes`)} kind="outcomes" lines={outcomes} />
      <Lines title={t(`search.alike.${of}.needs`)} kind="needs" lines={needs} />
    </>
  );
};
