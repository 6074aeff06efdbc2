import type { UnfitReason } from '@zhiqiao/shared/introductions/introduction.schema';
import type { TimelineEntry } from '@zhiqiao/shared/kernel/timeline';
import { readRoundTimeline } from '@zhiqiao/shared/rounds/round.endpoints';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import { useCall } from '../../platform/query.ts';
import { useFacts } from '../../platform/words/facts.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Timeline } from '../../ui/Timeline.tsx';
import { namesIn } from './round.api.ts';

/** That each offer was made is said by the publishing. */
const told = (items: readonly TimelineEntry[]) =>
  items.filter(({ name }) => name !== 'offer.made').slice(0, 30);

/** What a fact was about, in words: who went where at what cost, whose word was overruled, what a solution gave. */
const useAbout = (view: RoundView) => {
  const t = useWords();
  const names = namesIn(view);
  const place = (key: string | undefined) => (key ? names.post(key) : t('round.nowhere'));
  return ({ name, note, refs = {} }: TimelineEntry): string => {
    const { expert = '', from, to, post = '', by, reason, cost, pairs, total } = refs;
    const points = Number(cost);
    if (name === 'round.changed')
      return [
        t('round.moved', { name: names.person(expert), from: place(from), to: place(to) }),
        points === 0
          ? t('round.costNone')
          : t(points > 0 ? 'round.cost' : 'round.costGain', { n: Math.abs(points).toFixed(1) }),
      ].join(' · ');
    if (name === 'round.overruled')
      return [
        `${names.person(expert)} → ${names.post(post)}`,
        t(`round.dismissedBy.${by as 'expert'}`, { of: names.of(post) }),
        ...(reason ? [t(`introduction.reasons.${reason as UnfitReason}`)] : []),
      ].join(' · ');
    return pairs && total ? t('round.solvedAs', { pairs, total }) : (note ?? '');
  };
};

/** Everything that was done to a round and its offers, newest first. */
export const RoundTimeline = ({ view }: { view: RoundView }) => {
  const t = useWords();
  const about = useAbout(view);
  const fact = useFacts();
  return (
    <Fetched of={useCall(readRoundTimeline, { params: { id: view.id } })} shape="rows" bare>
      {({ items }) => (
        <Panel title={t('round.timeline')}>
          <Timeline
            label={t('round.timeline')}
            items={told(items).map((entry) => ({
              ...fact(entry),
              note: about(entry),
            }))}
          />
        </Panel>
      )}
    </Fetched>
  );
};
