import type { HeldView } from '@zhiqiao/shared/matching/held.schema';
import { Link } from 'react-router';
import { paths } from '../../app/paths.ts';
import { useJudge } from '../../features/introductions/JudgeSheet.tsx';
import {
  CodesHeld,
  RankingHeld,
  RecordsHeld,
  WordsHeld,
} from '../../features/matching/HeldPanels.tsx';
import { useHeld } from '../../features/matching/held.api.ts';
import { useMe } from '../../platform/session.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../ui/PlainRows.css';

const Aside = ({ view }: { view: HeldView }) => {
  const t = useWords();
  const { account } = useMe();
  const judge = useJudge();
  if (view.aside.length === 0) return null;
  return (
    <Panel title={t('held.aside')} flush>
      <ul className="plain-rows held-rows">
        {view.aside.map(({ need, title, verdict }) => (
          <li key={need}>
            <div className="grow">
              <Link to={paths.need(need)}>{title}</Link>
              <p className="small muted">{t(`held.verdict.${verdict}`)}</p>
            </div>
            <Action
              size="small"
              look="text"
              label={`${t('held.back')} ${title}`}
              onClick={() =>
                judge.mutate({ body: { need, expert: account?.expert ?? '', verdict: 'open' } })
              }
            >
              {t('held.back')}
            </Action>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** Everything that the matching uses about the expert, where it came from, and the way out of each and of all. */
export const HeldPage = () => {
  const t = useWords();
  const held = useHeld();
  return (
    <Page
      title={t(held.data?.ranked === false ? 'held.titleLeft' : 'held.title')}
      meta={t('held.meta')}
      actions={<Action to={paths.myProfile}>{t('held.correct')}</Action>}
    >
      <Fetched of={held} shape="rows" bare>
        {(view) => (
          <div className="beside">
            <div className="stack loose">
              <RecordsHeld view={view} />
              <WordsHeld view={view} />
            </div>
            <div className="stack loose">
              <RankingHeld ranked={view.ranked} />
              <CodesHeld view={view} />
              <Aside view={view} />
            </div>
          </div>
        )}
      </Fetched>
    </Page>
  );
};
