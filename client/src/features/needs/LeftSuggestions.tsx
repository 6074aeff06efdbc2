import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** The firm wants nothing suggested: no list, and the way back for the firm. */
export const LeftSuggestions = ({ view }: { view: NeedView }) => {
  const t = useWords();
  const back = view.standings.includes('firm');
  return (
    <Panel>
      <EmptyState
        title={t('heldFirm.leftTitle')}
        level={3}
        action={
          <>
            <Action to="/experts">{t('heldFirm.toExperts')}</Action>
            {back ? (
              <Action look="text" to="/desk/firm/held">
                {t('heldFirm.come')}
              </Action>
            ) : null}
          </>
        }
      >
        {t('heldFirm.leftText')}
      </EmptyState>
    </Panel>
  );
};
