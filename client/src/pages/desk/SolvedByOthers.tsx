import { solvedByOthers } from '@zhiqiao/shared/matching/matching.endpoints';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { PairVerdict } from '../../features/introductions/PairVerdict.tsx';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

/** What other firms solved that is like a need of this one, and why it is like it; nothing while there is none. */
export const SolvedByOthers = () => {
  const t = useWords();
  const { data } = useCall(solvedByOthers, {});
  if (!data?.items.length) return null;
  return (
    <Panel title={t('firmDesk.solved')} note={t('firmDesk.solvedNote')} flush>
      <ul className="plain-rows">
        {data.items.map(({ need, like, words, sameTrade, judged }) => (
          <li key={need.id}>
            <div className="grow">
              <p>
                <Link to={paths.need(need.id)}>
                  <b>{need.title}</b>
                </Link>
              </p>
              <p className="small muted dotted">
                <span>{need.firm}</span>
                <Link className="counts" to={paths.need(like.id)}>
                  {t('firmDesk.solvedLike', { title: like.title })}
                </Link>
                {sameTrade ? <span>{t('firmDesk.sameTrade')}</span> : null}
                {words.length > 0 ? (
                  <span>
                    {t('firmDesk.solvedWords', { words: words.join(t('matching.listSeparator')) })}
                  </span>
                ) : null}
              </p>
            </div>
            <div className="row wrap">
              <PairVerdict
                pair={{ need: like.id, solved: need.id }}
                name={need.title}
                judged={judged}
              />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
