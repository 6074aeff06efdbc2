import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { OpenTalk } from '../../features/conversations/OpenTalk.tsx';
import { held, mayOn } from '../../features/needs/need.deeds.ts';
import { useWords } from '../../platform/words/speech.ts';

const Line = ({ text, children }: { text: string; children: React.ReactNode }) => (
  <section className="next-move-box">
    <div className="next-move ok">
      <div className="grow">
        <b>{text}</b>
      </div>
      {children}
    </div>
  </section>
);

/** The talk of a need that has no other place on its page: with the firm before a bid, between the two once engaged. */
export const TalkOnNeed = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const standings = held(view);
  const firm = standings.includes('firm');
  if (view.engagement && (firm || standings.includes('selected')))
    return (
      <Line text={t('needs.talks.engaged')}>
        <OpenTalk
          about={{ kind: 'engagement', id: view.engagement }}
          words={t(firm ? 'needs.talks.withExpert' : 'needs.talks.withFirm')}
        />
      </Line>
    );
  if (firm || view.myBid || !mayOn(view, 'talk')) return null;
  const kind = standings.includes('introduced') ? 'introduction' : 'need';
  return (
    <Line text={t(`needs.talks.before.${kind}`)}>
      <OpenTalk about={{ kind, id: view.id }} words={t('needs.talks.withFirm')} />
    </Line>
  );
};
