import { movesFrom } from '@zhiqiao/shared/kernel/machine';
import {
  cancelRound,
  closeRound,
  publishRound,
  solveRound,
  solveRoundRest,
} from '@zhiqiao/shared/rounds/round.endpoints';
import { type RoundMove, roundMachine } from '@zhiqiao/shared/rounds/round.machine';
import type { RoundView } from '@zhiqiao/shared/rounds/round.view';
import { useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DeedSheet } from '../../ui/DeedSheet.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { mayOnRound } from './round.api.ts';

type Deed = Exclude<RoundMove, 'edit'>;
const doors = {
  solve: solveRound,
  publish: publishRound,
  solveRest: solveRoundRest,
  close: closeRound,
  cancel: cancelRound,
};
/** Deeds that people are asked about once more. */
const grave: readonly Deed[] = ['publish', 'close', 'cancel'];

/** The one deed a round waits for. */
const mainOf = (view: RoundView): Deed => {
  if (view.state === 'solved' && view.solution?.short.length === 0) return 'publish';
  return view.state === 'answering' ? 'solveRest' : 'solve';
};

interface OneProps {
  view: RoundView;
  deed: Deed;
  /** why it cannot be done now */
  blocked?: string | undefined;
}

const One = ({ view, deed, blocked }: OneProps) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const [asked, ask] = useState(false);
  const word = roundMachine.moves[deed][english ? 'en' : 'zh'];
  // All these doors have one shape: an id, and the round as it is now.
  const send = useSend(doors[deed] as typeof solveRound, {
    touches: ['desk', 'offers'],
    onDone: () => ask(false),
  });
  const go = () => send.mutate({ params: { id: view.id }, body: {} });
  const look = deed === mainOf(view) ? 'primary' : deed === 'cancel' ? 'text' : 'plain';
  return (
    <>
      <Action
        look={look}
        full
        busy={send.isPending}
        blocked={blocked}
        onClick={() => (grave.includes(deed) ? ask(true) : go())}
      >
        {deed === 'solve' && send.isPending ? t('round.solving') : word}
      </Action>
      {send.error && !asked ? <FailedBox error={send.error} /> : null}
      {asked ? (
        <DeedSheet
          title={word}
          what={t(`round.what.${deed}`)}
          submit={word}
          danger={deed === 'cancel'}
          busy={send.isPending}
          error={send.error}
          onSend={go}
          onClose={() => ask(false)}
        />
      ) : null}
    </>
  );
};

/** What the bureau can do with a round now; the buttons come from machine and policy. */
export const RoundMoves = ({ view, dirty }: { view: RoundView; dirty: boolean }) => {
  const t = useWords();
  const deeds = movesFrom(roundMachine, view.state).filter(
    (move): move is Deed => move !== 'edit' && mayOnRound(view, move),
  );
  if (deeds.length === 0) return null;
  const ordered = deeds.toSorted((a, b) => Number(b === mainOf(view)) - Number(a === mainOf(view)));
  return (
    <Panel title={t('round.next')}>
      <div className="stack">
        <p className="small soft">{t(`round.what.${mainOf(view)}`)}</p>
        {ordered.map((deed) => (
          <One
            key={deed}
            view={view}
            deed={deed}
            blocked={dirty && deed !== 'cancel' ? t('round.solveFirst') : undefined}
          />
        ))}
      </div>
    </Panel>
  );
};
