import { leadMachine } from '@zhiqiao/shared/leads/lead.machine';
import type { LeadView } from '@zhiqiao/shared/leads/lead.schema';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { shortDayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Cover } from '../../ui/Cover.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import './LeadRow.css';

const Said = ({ view }: { view: LeadView }) => {
  const t = useWords();
  const { reason, note } = view;
  if (reason)
    return (
      <p className="small waits">
        {t('leads.dismissed', {
          reason: [t(`leads.reason.${reason}`), note].filter(Boolean).join('，'),
        })}
      </p>
    );
  return note ? <p className="small soft">{t('leads.said', { note })}</p> : null;
};

/** A pair with its reasons, what was said about it, and what may be answered. */
export const LeadRow = ({ view, children }: { view: LeadView; children?: ReactNode }) => {
  const t = useWords();
  const language = useLanguage();
  const { need, outcome, unit, firm, match, state } = view;
  const yours = view.standings.includes('firm');
  const waits = state === 'toUnit' || state === 'toFirm';
  return (
    <li className="lead">
      <div className="row wrap top spread">
        <div className="grow">
          <p>
            <Link to={`/outcomes/${outcome.id}`}>
              <b>{outcome.title}</b>
            </Link>{' '}
            <MachinePill machine={leadMachine} state={state} />
          </p>
          <p className="small soft">
            {unit} · {t('terms.maturityLevel', { level: outcome.maturity })}
          </p>
          <p className="small">
            <span className="muted">{yours ? t('leads.yours') : t('leads.answers', { firm })}</span>{' '}
            <Link className="underlined" to={`/needs/${need.id}`}>
              {need.title}
            </Link>
          </p>
        </div>
        <Cover cells={match.cover} score={Math.round(match.score)} />
      </div>
      <MatchReasons match={match} subject={`/outcomes/${outcome.id}`} />
      <Said view={view} />
      <div className="row wrap">
        {children}
        {waits ? (
          <span className="small muted">
            {view.later
              ? t('leads.laterUntil', { day: shortDayText(view.later, language) })
              : t('leads.until', { day: shortDayText(view.until, language) })}
          </span>
        ) : null}
      </div>
    </li>
  );
};
