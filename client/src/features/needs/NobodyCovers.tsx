import type { Match } from '@zhiqiao/shared/matching/match.schema';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';

interface Props {
  view: NeedView;
  /** everybody who is suggested */
  items: readonly { match: Match }[];
}

/** The indicators of which no suggested person has a record: what the search has to go on for, or the need to change. */
export const NobodyCovers = ({ view, items }: Props) => {
  const t = useWords();
  const ranked = items.filter(({ match }) => !match.blocked);
  const bare = (view.indicators ?? []).filter((_, at) =>
    ranked.every(({ match }) => (match.cover[at] ?? 'none') === 'none'),
  );
  if (ranked.length === 0 || bare.length === 0) return null;
  const names = bare.map(({ name }) => name).join(t('matching.listSeparator'));
  return <p className="small waits nobody-covers">{t('needs.match.nobody', { names })}</p>;
};
