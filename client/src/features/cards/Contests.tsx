import type { AskerCard, ContestView } from '@zhiqiao/shared/cards/card.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import {
  type OrganisationStanding,
  organisationPolicy,
} from '@zhiqiao/shared/organisations/organisation.policy';
import { useState } from 'react';
import { dayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import { ContestSheet } from './ContestSheet.tsx';
import { DecideSheet } from './DecideSheet.tsx';
import './Contests.css';

const tones = { open: 'wait', corrected: 'done', upheld: 'end' } as const;

const Contest = ({ contest, onDecide }: { contest: ContestView; onDecide?: () => void }) => {
  const t = useWords();
  const language = useLanguage();
  const { decision } = contest;
  return (
    <li>
      <p className="row wrap">
        <StatePill tone={tones[contest.state]}>{t(`cards.state.${contest.state}`)}</StatePill>
        <b>{t(`cards.figure.${contest.figure}`)}</b>
      </p>
      <p className="small soft said">{contest.reason}</p>
      {decision ? (
        <p className="small said">
          {t('cards.decided', {
            by: decision.by,
            day: dayText(decision.at.slice(0, 10), language),
            note: decision.note,
          })}
        </p>
      ) : null}
      {onDecide ? (
        <div>
          <Action size="small" look="outline" onClick={onDecide}>
            {t('cards.decide')}
          </Action>
        </div>
      ) : null}
    </li>
  );
};

/** What the firm says is wrong with its card, and what the bureau found; both may be read by everybody. */
export const Contests = ({ card }: { card: AskerCard }) => {
  const t = useWords();
  const [contesting, contest] = useState(false);
  const [deciding, decide] = useState<ContestView>();
  const may = (deed: 'contest' | 'decide') =>
    permits(organisationPolicy, deed, card.standings as OrganisationStanding[]);
  if (card.contests.length === 0 && !may('contest')) return null;
  return (
    <div className="contests">
      {card.contests.length > 0 ? (
        <ul>
          {card.contests.map((one) => (
            <Contest
              key={one.id}
              contest={one}
              {...(one.state === 'open' && may('decide') ? { onDecide: () => decide(one) } : {})}
            />
          ))}
        </ul>
      ) : null}
      {may('contest') ? (
        <div>
          <Action size="small" onClick={() => contest(true)}>
            {t('cards.contest')}
          </Action>
        </div>
      ) : null}
      {contesting ? <ContestSheet firm={card.id} onClose={() => contest(false)} /> : null}
      {deciding ? <DecideSheet contest={deciding} onClose={() => decide(undefined)} /> : null}
    </div>
  );
};
