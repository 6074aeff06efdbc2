import type { ExpertView } from '@zhiqiao/shared/experts/expert.schema';
import { useState } from 'react';
import { paths } from '../../app/paths.ts';
import { OpenTalk } from '../../features/conversations/OpenTalk.tsx';
import { usePutAside } from '../../features/matching/putAside.ts';
import { TodayNeed, type TodaysMatch } from '../../features/matching/TodayNeed.tsx';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

const atFirst = 4;

const Why = () => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Action look="text" size="small" onClick={() => setOpen(true)}>
        {t('desk.why')}
      </Action>
      <Sheet open={open} onClose={() => setOpen(false)} title={t('desk.why')}>
        <p>{t('desk.whyText')}</p>
      </Sheet>
    </>
  );
};

interface Props {
  items: readonly TodaysMatch[];
  expert: ExpertView | undefined;
}

/** Today's needs, best first; the first few, the rest on demand, and those put aside within reach. */
export const TodaysNeeds = ({ items, expert }: Props) => {
  const t = useWords();
  const { aside, put, restore } = usePutAside(expert?.id ?? '');
  const [all, setAll] = useState(false);
  const wanted = items.filter(({ need }) => !aside.has(need.id));
  const shown = all ? wanted : wanted.slice(0, atFirst);
  const away = items.length - wanted.length;
  const more = wanted.length - shown.length;
  const foot = (
    <div className="row wrap">
      {more > 0 ? (
        <Action size="small" onClick={() => setAll(true)}>
          {t('desk.more', { count: more })}
        </Action>
      ) : null}
      {away > 0 ? (
        <span className="muted">
          {t('desk.hidden', { count: away })}{' '}
          <Action look="text" size="small" onClick={restore}>
            {t('desk.showHidden')}
          </Action>
        </span>
      ) : null}
    </div>
  );
  return (
    <Panel title={t('desk.needs')} aside={<Why />} foot={more + away > 0 ? foot : undefined} flush>
      {wanted.length === 0 ? (
        <EmptyState
          title={t('desk.empty')}
          level={3}
          action={<Action to={paths.needs}>{t('desk.toNeeds')}</Action>}
        >
          {t('desk.emptyText')}
        </EmptyState>
      ) : (
        <ul>
          {shown.map((item) => (
            <TodayNeed
              key={item.need.id}
              item={item}
              expert={expert}
              onUnfit={() => put(item.need.id)}
              talk={
                item.introduced ? (
                  <OpenTalk
                    about={{ kind: 'introduction', id: item.need.id }}
                    words={t('needs.talks.withFirm')}
                    size="small"
                  />
                ) : undefined
              }
            />
          ))}
        </ul>
      )}
    </Panel>
  );
};
