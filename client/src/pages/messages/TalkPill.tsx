import type { ConversationView } from '@zhiqiao/shared/conversations/conversation.schema';
import { engagementMachine } from '@zhiqiao/shared/engagements/engagement.machine';
import { needMachine } from '@zhiqiao/shared/needs/need.machine';
import { trialMachine } from '@zhiqiao/shared/trials/trial.machine';
import { BidPill } from '../../features/bids/BidTurn.tsx';
import { useWords } from '../../platform/words/speech.ts';
import { MachinePill } from '../../ui/StatePill.tsx';
import type { TalkDeal } from './TalkTurn.tsx';

const machines = { need: needMachine, engagement: engagementMachine, trial: trialMachine } as const;

/** How the deal stands: the state of its trial, engagement or bid, else of its need; overdue when its clock is. */
export const TalkPill = ({ talk, deal }: { talk: ConversationView; deal: TalkDeal }) => {
  const t = useWords();
  const { noun, state } = talk.deal;
  if (noun === 'bid') return deal.bid ? <BidPill bid={deal.bid} /> : null;
  const machine = machines[noun as keyof typeof machines] as typeof needMachine | undefined;
  if (!machine || !(state in machine.states)) return null;
  const late = deal.trial?.overdue;
  return (
    <MachinePill
      machine={machine}
      state={state as 'published'}
      {...(late ? { due: deal.trial?.clock?.due, overdue: t('trial.overdueFirm') } : {})}
    />
  );
};
