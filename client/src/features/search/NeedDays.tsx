import { openToBids } from '@zhiqiao/shared/needs/need.machine';
import type { NeedCard } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';

const open: readonly string[] = openToBids;
const endOf = (day: string) => `${day}T23:59:59+08:00`;

/** Days left to bid, as a clock; nothing for a need that takes no bids any more. */
export const NeedDays = ({ card }: { card: NeedCard }) => {
  const t = useWords();
  if (!open.includes(card.state)) return null;
  if (!card.deadline) return <span className="small muted">{t('search.needs.noDeadline')}</span>;
  if (Date.parse(endOf(card.deadline)) < Date.now())
    return <span className="small muted">{t('search.needs.past')}</span>;
  return <Clock due={endOf(card.deadline)} startedAt={card.publishedAt} count="days" short />;
};
