import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { useEffect, useState } from 'react';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { useSimilarNeeds } from './need.api.ts';

const pause = 700;

/** The value as it was when the writer last paused. */
const useSettled = <T,>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

/** Needs like the one being written, and how they ended: there may be an answer already. */
export const SimilarNeeds = (props: {
  title: string;
  background: string;
  except?: string | undefined;
}) => {
  const t = useWords();
  const title = useSettled(props.title.trim());
  const background = useSettled(props.background.trim());
  const { data } = useSimilarNeeds({ title, background }, props.except);
  const items = (data?.items ?? []).filter(({ likeness }) => likeness > 0.02);
  return (
    <Panel title={t('posting.similar.title')} aside={t('posting.similar.note')}>
      {items.length === 0 ? (
        <p className="small muted">
          {t(title.length < 4 ? 'posting.similar.wait' : 'posting.similar.none')}
        </p>
      ) : (
        <ul className="stack">
          {items.map((item) => (
            <li key={item.id}>
              <div className="row spread top">
                <a href={`/needs/${item.id}`} target="_blank" rel="noreferrer">
                  {item.title}
                </a>
                <MachinePill machine={needMachine} state={item.state} />
              </div>
              <p className="small muted dotted">
                <span>{item.number}</span>
                {item.mine ? <span className="waits">{t('posting.similar.mine')}</span> : null}
                <span>{t('posting.similar.like', { share: Math.round(item.likeness * 100) })}</span>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
