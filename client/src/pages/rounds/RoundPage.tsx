import { readRound } from '@zhiqiao/shared/rounds/round.endpoints';
import { roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import type { RoundSolution, RoundView } from '@zhiqiao/shared/rounds/round.view';
import { useState } from 'react';
import { useParams } from 'react-router';
import { paths } from '../../app/paths.ts';
import { ChoosePanels } from '../../features/rounds/ChoosePanels.tsx';
import { LimitsPanel } from '../../features/rounds/LimitsPanel.tsx';
import { useLimits } from '../../features/rounds/limits.form.ts';
import { MoveSheet } from '../../features/rounds/MoveSheet.tsx';
import { OffersPanel } from '../../features/rounds/OffersPanel.tsx';
import { type Moving, RoundBoard } from '../../features/rounds/RoundBoard.tsx';
import { RoundMoves } from '../../features/rounds/RoundMoves.tsx';
import { RoundDismissed, RoundPrices, RoundResult } from '../../features/rounds/RoundResult.tsx';
import { RoundTimeline } from '../../features/rounds/RoundTimeline.tsx';
import { mayOnRound } from '../../features/rounds/round.api.ts';
import { useCall } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Clock } from '../../ui/Clock.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { MachinePill } from '../../ui/StatePill.tsx';

/** The page opens with the answer. */
const useTitle = (view: RoundView): string => {
  const t = useWords();
  const { people, posts, solution, offers } = view;
  if (!solution) return t('round.titleDrafting', { people: people.length, posts: posts.length });
  if (solution.short.length > 0) return t('round.titleShort', { n: solution.short.length });
  const pairs = solution.pairs.length;
  return view.state === 'solved'
    ? t('round.titleSolved', { posts: posts.length, pairs })
    : t('round.titleAnswering', { pairs, agreed: offers.agreed ?? 0 });
};

const Solution = ({ view }: { view: RoundView & { solution: RoundSolution } }) => {
  const [moving, move] = useState<Moving>();
  return (
    <>
      <RoundResult view={view} />
      <RoundBoard view={view} onMove={move} />
      {moving ? <MoveSheet view={view} moving={moving} onClose={() => move(undefined)} /> : null}
    </>
  );
};

const Shown = ({ view }: { view: RoundView }) => {
  const t = useWords();
  const limits = useLimits(view);
  const title = useTitle(view);
  const { solution, clock } = view;
  const editable = mayOnRound(view, 'edit');
  return (
    <Page
      title={title}
      windowTitle={view.title}
      crumb={[{ label: t('round.window'), to: paths.rounds }, { label: view.title }]}
      pill={<MachinePill machine={roundMachine} state={view.state} due={clock?.due} />}
      meta={clock ? <Clock due={clock.due} startedAt={clock.startedAt} /> : undefined}
      wide
    >
      <div className="beside">
        <div className="stack loose">
          {solution ? <Solution view={{ ...view, solution }} /> : null}
          {view.state === 'answering' ? <OffersPanel /> : null}
          {editable ? <ChoosePanels view={view} limits={limits} /> : null}
          <RoundTimeline view={view} />
        </div>
        <div className="stack loose">
          <RoundMoves view={view} dirty={limits.dirty} />
          {editable ? <LimitsPanel view={view} limits={limits} /> : null}
          {solution ? <RoundPrices view={{ ...view, solution }} /> : null}
          {solution ? <RoundDismissed view={{ ...view, solution }} /> : null}
        </div>
      </div>
    </Page>
  );
};

/** One round: who and what, limits, the optimum, changes by hand, and the answers. */
export const RoundPage = () => {
  const { id = '' } = useParams();
  return (
    <Fetched of={useCall(readRound, { params: { id } })} shape="thing">
      {(view) => <Shown view={view} />}
    </Fetched>
  );
};
