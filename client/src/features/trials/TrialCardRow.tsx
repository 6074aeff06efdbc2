import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import type { TrialCard } from '@zhiqiao/shared/trials/trial.view';
import { Link } from 'react-router';
import { figureText, shortDayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { Money } from '../../ui/Money.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { turnOf } from './TrialTurn.tsx';
import './trials.css';

/** How the first indicator went, small; the figures beside it say the same. */
const Spark = ({ points }: { points: readonly number[] }) => {
  if (points.length < 2) return null;
  const [low, high] = [Math.min(...points), Math.max(...points)];
  const at = points.map((value, index) => {
    const x = (index / (points.length - 1)) * 116 + 2;
    return `${x},${high === low ? 16 : 29 - ((value - low) / (high - low)) * 26}`;
  });
  return (
    <svg className="trial-spark" viewBox="0 0 120 32" aria-hidden="true">
      <polyline points={at.join(' ')} />
    </svg>
  );
};

const Aim = ({ trial }: { trial: TrialCard }) => {
  const { aim } = trial;
  if (!aim || aim.baseline === undefined) return null;
  return (
    <div>
      <Spark points={trial.points} />
      <p className="small">
        <span className="soft">{aim.name} </span>
        <span className="keep">
          {figureText(aim.baseline, aim.unit)} → <b>{figureText(aim.latest, aim.unit)}</b>
        </span>
      </p>
    </div>
  );
};

const Term = ({ trial }: { trial: TrialCard }) => {
  const t = useWords();
  const language = useLanguage();
  return (
    <div className="small trial-term">
      {trial.daysLeft === undefined || !trial.endsOn ? null : (
        <p className={trial.daysLeft < 0 ? 'late' : 'soft'}>
          {t(trial.daysLeft < 0 ? 'trial.daysOver' : 'trial.daysLeft')}{' '}
          <b>{Math.abs(trial.daysLeft)}</b> {t('trial.days')}（
          {shortDayText(trial.endsOn, language)}）
        </p>
      )}
      {trial.costFen === undefined ? null : (
        <p className="soft">
          {t('trial.board.cost')} <Money fen={trial.costFen} />
        </p>
      )}
    </div>
  );
};

/** One trial in a list: what, with whom, how far, by when whose move. */
export const TrialCardRow = ({ trial }: { trial: TrialCard }) => {
  const t = useWords();
  const { clock } = trial;
  const others = [trial.unit.name, trial.firm.name, trial.inventor?.name].filter(Boolean);
  return (
    <li className="trial-card">
      <div className="stack tight">
        <h3 className="row wrap">
          <Link to={`/trials/${trial.id}`}>{trial.outcome.title}</Link>
          <MachinePill
            machine={trialMachine}
            state={trial.state}
            due={clock?.due}
            {...(trial.overdue ? { overdue: t('trial.overdueFirm') } : {})}
          />
        </h3>
        <p className="small soft dotted">
          <span>{trial.number}</span>
          {others.map((name) => (
            <span key={name}>{name}</span>
          ))}
        </p>
        {clock ? (
          <p className="small row wrap">
            {t(`trial.turn.${turnOf(clock.what)}`)}
            <Clock
              due={clock.due}
              startedAt={clock.startedAt}
              who={t(`trial.side.${clock.who === 'town' ? 'bureau' : clock.who}`)}
            />
          </p>
        ) : null}
      </div>
      <Aim trial={trial} />
      <Term trial={trial} />
    </li>
  );
};
