import { dropWatch, editWatch } from '@zhiqiao/shared/watches/watch.endpoints';
import type { WatchView } from '@zhiqiao/shared/watches/watch.schema';
import { Link } from 'react-router';
import { dayText } from '../../platform/format.ts';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { RhythmChoice } from './RhythmChoice.tsx';
import './WatchRow.css';

/** One saved search: what it looks for, how often it tells, and the way to the list as it is now. */
export const WatchRow = ({ watch }: { watch: WatchView }) => {
  const t = useWords();
  const language = useLanguage();
  const change = useSend(editWatch);
  const drop = useSend(dropWatch);
  const params = { id: watch.id };
  const failed = change.error ?? drop.error;
  return (
    <li className="watch-row">
      <div className="watch-what">
        <Link to={`/${watch.kind}${watch.address ? `?${watch.address}` : ''}`}>{watch.name}</Link>
        <span className="small muted dotted">
          <span>{t(`watches.kind.${watch.kind}`)}</span>
          <span>
            {watch.toldAt
              ? t('watches.toldAt', { day: dayText(watch.toldAt, language), count: watch.told })
              : t('watches.neverTold')}
          </span>
        </span>
      </div>
      <div className="row wrap">
        <RhythmChoice
          value={watch.rhythm}
          onChange={(rhythm) => change.mutate({ params, body: { name: watch.name, rhythm } })}
        />
        <Action
          size="small"
          look="text"
          label={t('watches.removeOf', { name: watch.name })}
          busy={drop.isPending}
          onClick={() => drop.mutate({ params })}
        >
          {t('watches.remove')}
        </Action>
      </div>
      {failed ? <FailedBox error={failed} /> : null}
    </li>
  );
};
