import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dayText, moneyText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { MachinePill } from '../../ui/StatePill.tsx';

const useFacts = (view: OutcomeView): string => {
  const t = useWords();
  const language = useLanguage();
  const { patents, inventor, price, listedUntil } = view;
  return [
    view.number,
    t('terms.maturityLevel', { level: view.maturity }),
    patents.length > 0 ? t('ours.patents', { count: patents.length }) : t('ours.noPatents'),
    price > 0 ? moneyText(price, language) : t('ours.negotiable'),
    view.trialFirst ? t('ours.trialFirst') : '',
    inventor ? t('ours.inventor', { name: inventor.name }) : '',
    listedUntil && (view.state === 'listed' || view.state === 'expired')
      ? t('outcomeMore.listedUntil', { day: dayText(listedUntil, language) })
      : '',
  ]
    .filter(Boolean)
    .join(' · ');
};

/** An outcome in its owners' list, with what was said about it. */
export const OutcomeRow = ({ view, children }: { view: OutcomeView; children?: ReactNode }) => {
  const t = useWords();
  const facts = useFacts(view);
  const said = view.state === 'delisted' ? 'ours.delistedNote' : 'ours.givenBack';
  return (
    <li>
      <div className="grow stack tight">
        <div className="row wrap">
          <Link to={`/outcomes/${view.id}`}>
            <b>{view.title}</b>
          </Link>
          <MachinePill machine={outcomeMachine} state={view.state} />
        </div>
        <p className="small soft">{facts}</p>
        {view.note && view.state !== 'listed' ? (
          <p className="small waits">{t(said, { note: view.note })}</p>
        ) : null}
      </div>
      <div className="row wrap">{children}</div>
    </li>
  );
};
