import { declineReasons } from '@zhiqiao/shared/bids/bid.schema';
import type { TimelineEntry } from '@zhiqiao/shared/kernel/timeline';
import { returnReasons, withdrawReasons } from '@zhiqiao/shared/needs/need.schema';
import { useFacts } from '../../platform/words/facts.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline, type TimelineItem } from '../../ui/Timeline.tsx';
import { useNeedTimeline } from './need.api.ts';

const waiting = ['need.returned', 'need.countersignAsked', 'bid.questioned', 'need.paused'];
const over = ['need.expired', 'need.declined', 'bid.lapsed', 'bid.ruledIneligible'];

const inList = <T extends string>(list: readonly T[], code: string): code is T =>
  (list as readonly string[]).includes(code);

/** The words of a reason's code, from whichever closed list it is of. */
export const useReasonWords = () => {
  const t = useWords();
  return (code: string): string => {
    if (inList(returnReasons, code)) return t(`needs.returnReason.${code}`);
    if (inList(withdrawReasons, code)) return t(`needs.withdrawReason.${code}`);
    if (inList(declineReasons, code)) return t(`terms.declineReason.${code}`);
    if (inList(['needWithdrawn', 'needExpired'] as const, code)) return t(`needs.ended.${code}`);
    return code;
  };
};

const useItem = () => {
  const t = useWords();
  const language = useLanguage();
  const reasonWords = useReasonWords();
  const fact = useFacts();
  return (entry: TimelineEntry): TimelineItem => {
    const reason =
      entry.reason && t('needs.timeline.reason', { reason: reasonWords(entry.reason) });
    const note = [reason, entry.note].filter(Boolean).join(language === 'en' ? ' · ' : '　');
    return {
      ...fact(entry),
      ...(note ? { note } : {}),
      tone: over.includes(entry.name) ? 'over' : waiting.includes(entry.name) ? 'wait' : 'live',
    };
  };
};

/** What happened to a need and its bids, as far as this reader may know. @param expert leaves other bidders out */
export const NeedTimeline = ({ id, expert }: { id: string; expert?: string | undefined }) => {
  const t = useWords();
  const item = useItem();
  return (
    <Fetched of={useNeedTimeline(id, expert)} shape="rows" bare>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('needs.timeline.none')} />
        ) : (
          <Panel title={t('needs.timeline.title')}>
            <Timeline items={items.map(item)} label={t('needs.timeline.title')} />
          </Panel>
        )
      }
    </Fetched>
  );
};
