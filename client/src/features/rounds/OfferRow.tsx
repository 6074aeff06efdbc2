import { permits } from '@zhiqiao/shared/kernel/policy';
import { offerMachine } from '@zhiqiao/shared/rounds/offer.machine';
import { acceptOffer } from '@zhiqiao/shared/rounds/round.endpoints';
import { type OfferStanding, offerPolicy } from '@zhiqiao/shared/rounds/round.policy';
import type { OfferView } from '@zhiqiao/shared/rounds/round.view';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Cover } from '../../ui/Cover.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { MatchReasons } from '../../ui/MatchReasons.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';
import { DeclineSheet } from './DeclineSheet.tsx';
import './rounds.css';

const Head = ({ offer }: { offer: OfferView }) => {
  const t = useWords();
  const mine = offer.standings.includes('expert');
  const { post, expert, match, clock } = offer;
  return (
    <div className="row wrap spread">
      <div className="grow">
        <p className="big">
          <Link to={post.need && mine ? `/needs/${post.need}` : `/experts/${expert.id}`}>
            {mine
              ? t('round.forExpert', { title: post.title })
              : t('round.forPost', { title: post.title, name: expert.name })}
          </Link>
        </p>
        <p className="small muted dotted">
          <span>{mine ? post.of : expert.unit}</span>
          <span>{t('round.offerOf', { round: offer.round.title })}</span>
          {clock ? (
            <span>
              <Clock due={clock.due} startedAt={clock.startedAt} count="days" short />
            </span>
          ) : null}
        </p>
      </div>
      <MachinePill machine={offerMachine} state={offer.state} due={clock?.due} />
      {match.weights > 0 ? <Cover cells={match.cover} score={Math.round(match.score)} /> : null}
    </div>
  );
};

/** One offer of a round with why, and the two answers. */
export const OfferRow = ({ offer }: { offer: OfferView }) => {
  const t = useWords();
  const [declining, decline] = useState(false);
  const send = useSend(acceptOffer, { touches: ['desk', 'rounds', 'needs'] });
  const held = offer.standings as readonly OfferStanding[];
  const may = (action: keyof typeof offerPolicy) => permits(offerPolicy, action, held, offer.state);
  const as = may('acceptAsExpert') ? 'expert' : may('acceptAsPost') ? 'post' : undefined;
  const town = as === 'post' && held.includes('officer');
  return (
    <li className="offer">
      <Head offer={offer} />
      <MatchReasons match={offer.match} short />
      {as || may('decline') ? (
        <div className="row wrap">
          {as ? (
            <Action
              size="small"
              look="outline"
              busy={send.isPending}
              onClick={() => send.mutate({ params: { id: offer.id }, body: { as } })}
            >
              {t(town ? 'round.mayTown' : 'round.accept')}
            </Action>
          ) : (
            <span className="small lives">{t('round.yes')}</span>
          )}
          {may('decline') ? (
            <Action size="small" onClick={() => decline(true)}>
              {t('round.decline')}
            </Action>
          ) : null}
        </div>
      ) : null}
      {send.error ? <FailedBox error={send.error} /> : null}
      {declining ? <DeclineSheet offer={offer} onClose={() => decline(false)} /> : null}
    </li>
  );
};
