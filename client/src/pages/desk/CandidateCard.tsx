import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { CandidateStand } from '../../features/introductions/CandidateStand.tsx';
import type { Candidate } from '../../features/needs/MatchedExperts.tsx';
import { mayOn } from '../../features/needs/need.deeds.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { MatchParts } from '../../ui/MatchParts.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { carry } from './dragged.ts';
import '../../ui/Panel.css';

interface Props {
  candidate: Candidate;
  view: NeedView;
  /** the key that picks it, from 1; none beyond 9 */
  place: number;
  on: boolean;
  onPick: () => void;
  onIntroduce: () => void;
  /** all of the expert's records */
  onEvidence: () => void;
  onDismiss: () => void;
  /** to another need than this one */
  onElsewhere: () => void;
  /** the one record behind a reason */
  onRecord: (key: string) => void;
}

const Head = ({ candidate, place }: Pick<Props, 'candidate' | 'place'>) => {
  const t = useWords();
  const { expert, match } = candidate;
  return (
    <div className="candidate-card-head">
      <span className="not-phone" aria-hidden="true">
        <kbd>{place <= 9 ? place : '·'}</kbd>
      </span>
      <div className="grow">
        <Link to={paths.expert(expert.id)}>
          <b className="big">{expert.name}</b>
        </Link>{' '}
        <span className="small muted dotted">
          <span>{t(`terms.category.${expert.category}`)}</span>
          {expert.team ? <span>{t(`terms.envoyKind.${expert.team}`)}</span> : null}
          {expert.title ? <span>{expert.title}</span> : null}
          {expert.unit ? <span>{expert.unit}</span> : null}
        </span>
      </div>
      <Cover cells={match.cover} score={Math.round(match.score)} />
    </div>
  );
};

const Deeds = ({
  candidate,
  view,
  on,
  onIntroduce,
  onEvidence,
  onDismiss,
  onElsewhere,
}: Omit<Props, 'onPick' | 'place' | 'onRecord'>) => {
  const t = useWords();
  const { bid, introduced } = candidate;
  const done = bid
    ? 'office.matching.bidden'
    : introduced
      ? 'office.matching.introduced'
      : undefined;
  return (
    <div className="row wrap">
      {done ? <span className="small lives">{t(done)}</span> : null}
      <Action size="small" onClick={onEvidence}>
        {t('office.matching.evidence')}
      </Action>
      {on ? (
        <Action size="small" look="text" onClick={onElsewhere}>
          {t('introduction.elsewhere')}
        </Action>
      ) : null}
      {bid ? (
        <Action size="small" to={paths.bid(bid)}>
          {t('office.matching.seeBid')}
        </Action>
      ) : null}
      {!done && !candidate.judged ? (
        <Action size="small" onClick={onDismiss}>
          {t('introduction.dismiss')}
        </Action>
      ) : null}
      {!done && mayOn(view, 'introduce') ? (
        <Action size="small" look={on ? 'primary' : 'outline'} onClick={onIntroduce}>
          {t('office.matching.introduce')}
          {on ? (
            <span className="not-phone" aria-hidden="true">
              <kbd>Enter</kbd>
            </span>
          ) : null}
        </Action>
      ) : null}
    </div>
  );
};

/** One candidate for the need: reasons with gaps, the score's parts, and the introduction. */
export const CandidateCard = (props: Props) => {
  const t = useWords();
  const { candidate, view, on, onPick } = props;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: number keys pick; every button inside works without picking
    <li
      className={on ? 'panel candidate-card on' : 'panel candidate-card'}
      onClick={onPick}
      draggable
      onDragStart={(event) => carry(event.dataTransfer, candidate.expert)}
    >
      <Head candidate={candidate} place={props.place} />
      <CandidateStand need={view.id} candidate={candidate} />
      <MatchReasons
        match={candidate.match}
        indicators={view.indicators}
        evidence={candidate.records}
        onOpen={props.onRecord}
        subject={paths.expert(candidate.expert.id)}
      />
      <div className="candidate-card-foot">
        <details className="small">
          <summary>{t('needs.match.why')}</summary>
          <MatchParts match={candidate.match} />
        </details>
        <Deeds {...props} />
      </div>
    </li>
  );
};
