import { type BidState, bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { paths } from '../../app/paths.ts';
import { useReasonWords } from '../../features/needs/NeedTimeline.tsx';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

const titled = ['returned', 'declined', 'withdrawn', 'paused'] as const;

/** Why it was returned, declined, withdrawn or paused, in the words of whoever did it. */
export const Why = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const words = useReasonWords();
  const title = titled.find((state) => state === view.state);
  if (!title || !view.reason) return null;
  return (
    <Panel title={t(`needs.why.${title}`)}>
      {title === 'paused' ? null : (
        <p>
          <b>{words(view.reason.code)}</b>
        </p>
      )}
      <p className="soft">{view.reason.note}</p>
    </Panel>
  );
};

/** Much like another open need of the firm: how the firm says it differs, for whoever reviews it. */
export const Differs = ({ view }: { view: NeedView }) => {
  const t = useWords();
  if (!view.duplicateReason) return null;
  return (
    <Panel title={t('needs.differs')}>
      <p className="soft said">{view.duplicateReason}</p>
    </Panel>
  );
};

/** The reader's own bid on this need and how it stands. */
export const MyBid = ({ view }: { view: NeedView }) => {
  const t = useWords();
  if (!view.myBid) return null;
  const draft = view.myBid.state === 'draft';
  return (
    <section className="next-move-box">
      <div className="next-move ok">
        <div className="grow row wrap">
          <b>{t('needs.myBid')}</b>
          <MachinePill machine={bidMachine} state={view.myBid.state as BidState} />
        </div>
        <Action
          look={draft ? 'primary' : 'outline'}
          to={draft ? paths.bidOn(view.id) : paths.bid(view.myBid.id)}
        >
          {t(draft ? 'needs.continueBid' : 'needs.openBid')}
        </Action>
      </div>
    </section>
  );
};
