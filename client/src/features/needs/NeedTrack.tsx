import type { NeedState, NeedView } from '@zhiqiao/shared/needs/need.schema';
import { shortDayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { StateTrack } from '../../ui/StateTrack.tsx';
import { useNeedTimeline } from './need.api.ts';

const steps = ['draft', 'review', 'publish', 'match', 'commit', 'deliver', 'solve'] as const;
type Step = (typeof steps)[number];

/** Where a state stands on the way; states off the way (withdrawn, declined, to the guide) have no place. */
const placeOf: Partial<Record<NeedState, number>> = {
  draft: 0,
  submitted: 1,
  returned: 1,
  refining: 2,
  published: 3,
  matching: 3,
  paused: 3,
  expired: 3,
  committed: 4,
  delivering: 5,
  resolved: 7,
};

const factOf: Partial<Record<string, Step>> = {
  'need.drafted': 'draft',
  'need.accepted': 'review',
  'need.published': 'publish',
  'need.engaged': 'match',
  'need.committed': 'commit',
  'need.delivering': 'deliver',
  'need.resolved': 'solve',
};

/** How far the need has come, with the days from its record. */
export const NeedTrack = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const language = useLanguage();
  const { data } = useNeedTimeline(view.id);
  const at = view.state === 'closed' && view.results ? 7 : placeOf[view.state];
  if (at === undefined) return null;
  const days: Partial<Record<Step, string>> = {};
  for (const fact of data?.items ?? []) {
    const step = factOf[fact.name];
    if (step) days[step] = shortDayText(fact.at, language);
  }
  const until = view.deadline
    ? t('needs.track.until', { day: shortDayText(view.deadline, language) })
    : undefined;
  return (
    <StateTrack
      at={at}
      steps={steps.map((key, index) => ({
        key,
        name: t(`needs.track.${key}`),
        when: key === 'match' && index === at ? until : index <= at ? days[key] : undefined,
      }))}
    />
  );
};
