import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { TalkHistory } from './TalkHistory.tsx';
import { TalkPill } from './TalkPill.tsx';
import { type TalkDeal, TalkTurn, turnOf } from './TalkTurn.tsx';

/** On a phone: the deal's state and clock in one line, unfolded to whose move it is and what happened. */
export const TalkStrip = ({ talk, deal }: { talk: ConversationView; deal: TalkDeal }) => {
  const t = useWords();
  const { mine, clock } = turnOf(talk, deal);
  return (
    <details className="talk-strip">
      <summary className="fold">
        <TalkPill talk={talk} deal={deal} />
        <span className={mine ? 'small strong grow clip' : 'small muted grow clip'}>
          {t(mine ? 'talk.yourTurn' : 'talk.howItStands')}
        </span>
        {clock ? (
          <Clock
            due={clock.due}
            startedAt={clock.startedAt}
            count={clock.count ?? 'workingDays'}
            short
          />
        ) : null}
      </summary>
      <div className="talk-strip-in">
        <TalkTurn talk={talk} deal={deal} />
        <TalkHistory talk={talk} />
      </div>
    </details>
  );
};
