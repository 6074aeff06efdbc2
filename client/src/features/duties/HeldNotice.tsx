import { readHold } from '@zhiqiao/shared/duties/duty.endpoints';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { OwedList } from './OwedList.tsx';

interface Props {
  firm: string;
  to: (bid: string) => string;
}

/** What my firm owes past its dates, before it finds out by a refusal; nothing when it owes nothing. */
export const HeldNotice = ({ firm, to }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const { data } = useCall(readHold, { params: { id: firm } });
  if (!data || data.owed.length === 0) return null;
  const { held, lift, owed } = data;
  return (
    <section className={held ? 'held' : 'held lifted'} aria-labelledby="held-title">
      <h2 id="held-title">{t(held ? 'duties.held' : 'duties.notHeld', { count: owed.length })}</h2>
      <p className="small soft">
        {lift
          ? t('duties.liftedText', { day: dayText(lift.until, language), reason: lift.reason })
          : t('duties.heldText')}
      </p>
      <OwedList owed={owed} to={to} />
    </section>
  );
};
