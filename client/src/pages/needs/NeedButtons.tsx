import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useSearchParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { type Deed, deedsOf } from '../../features/needs/need.deeds.ts';
import { nextOf } from '../../features/needs/need.next.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action, type ActionProps } from '../../ui/Action.tsx';
import type { Asked } from './NeedTabs.tsx';

interface Props {
  view: NeedView;
  onAsk: (asked: Asked) => void;
}

/** The button of a deed: a page of its own for writing, a small form for the rest. */
export const DeedButton = ({
  deed,
  view,
  look,
  onAsk,
}: Props & { deed: Deed | 'answerBids'; look?: ActionProps['look'] | undefined }) => {
  const t = useWords();
  const [search] = useSearchParams();
  const shared = look ? { look } : {};
  if (deed === 'answerBids') {
    if (search.get('tab') === 'bids') return null;
    return (
      <Action to="?tab=bids" {...shared}>
        {t('needs.answerEach')}
      </Action>
    );
  }
  if (deed === 'bid')
    return (
      <Action to={paths.bidOn(view.id)} {...shared}>
        {t('needs.deed.bid')}
      </Action>
    );
  if (deed === 'edit')
    return (
      <Action to={paths.editNeed(view.id)} {...shared}>
        {t(view.state === 'draft' ? 'needs.keepWriting' : 'needs.deed.edit')}
      </Action>
    );
  return (
    <Action onClick={() => onAsk({ kind: 'deed', deed })} {...shared}>
      {t(`needs.deed.${deed}`)}
    </Action>
  );
};

/** Every other deed the reader has; the one that is owed stands in the box, the promise where it opens something. */
export const MoreDeeds = ({ view, onAsk }: Props) => {
  const owed = nextOf(view)?.deed;
  const rest = deedsOf(view).filter((deed) => deed !== owed && deed !== 'promise');
  if (rest.length === 0) return null;
  return (
    <div className="row wrap">
      {rest.map((deed) => (
        <DeedButton key={deed} deed={deed} view={view} onAsk={onAsk} />
      ))}
    </div>
  );
};
