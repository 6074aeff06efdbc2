import type { ReplyOf } from '@zhiqiao/shared/kernel/endpoint';
import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { matchOutcomes } from '@zhiqiao/shared/matching/matching.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useNeedOutcomes } from './need.api.ts';
import { RecordSheet } from './RecordSheet.tsx';
import './needs.css';

/** Worth a look: it shows something for an indicator, or shares words that tell. */
const promising = ({ cover, reasons }: Match): boolean =>
  cover.some((cell) => cell !== 'none') || reasons.some(({ code }) => code === 'evidence.words');

type Found = ReplyOf<typeof matchOutcomes>['items'][number];

const Head = ({ outcome, match }: Found) => {
  const t = useWords();
  return (
    <div className="candidate-head">
      <div className="grow">
        <div>
          <Link to={`/outcomes/${outcome.id}`}>
            <b>{outcome.title}</b>
          </Link>
        </div>
        <p className="small muted dotted">
          <span>{outcome.owner}</span>
          <span>{t('terms.maturityLevel', { level: outcome.maturity })}</span>
          {outcome.trialFirst ? <span>{t('needs.match.trialFirst')}</span> : null}
        </p>
      </div>
      <Cover cells={match.cover} score={Math.round(match.score)} />
    </div>
  );
};

const Row = ({ outcome, match, view }: Found & { view: NeedView }) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const { id, title, summary } = outcome;
  const record = { key: id, title, text: summary };
  const to = `/outcomes/${id}`;
  return (
    <li className="candidate">
      <Head outcome={outcome} match={match} />
      <MatchReasons
        match={match}
        indicators={view.indicators}
        evidence={[record]}
        onOpen={() => setOpen(true)}
      />
      {outcome.trialFirst && view.standings.includes('firm') ? (
        <p>
          <Action size="small" to={`${to}/trial?need=${view.id}`}>
            {t('trial.ask.button')}
          </Action>
        </p>
      ) : null}
      {open ? (
        <RecordSheet
          opened={{ record, of: outcome.owner, to, match }}
          indicators={view.indicators ?? []}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </li>
  );
};

/** Outcomes that may already answer a part of the need. */
export const MatchedOutcomes = ({ view }: { view: NeedView }) => {
  const t = useWords();
  return (
    <Fetched of={useNeedOutcomes(view.id)} shape="rows" bare>
      {(found) => {
        const items = found.items.filter(({ match }) => promising(match)).slice(0, 5);
        return items.length === 0 ? null : (
          <Panel
            title={t('needs.match.outcomes', { count: items.length })}
            note={t('needs.match.outcomeWhy')}
            flush
          >
            <ul>
              {items.map(({ outcome, match }) => (
                <Row key={outcome.id} outcome={outcome} match={match} view={view} />
              ))}
            </ul>
          </Panel>
        );
      }}
    </Fetched>
  );
};
