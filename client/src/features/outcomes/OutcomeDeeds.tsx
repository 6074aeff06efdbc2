import { outcomeMachine } from '@zhiqiao/shared/outcomes/outcome.machine';
import type { OutcomeView } from '@zhiqiao/shared/outcomes/outcome.schema';
import { useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DeedSheet } from '../../ui/DeedSheet.tsx';
import { deedsOnOutcome, type OutcomeDeed, outcomeDoors, withNote } from './outcome.deeds.ts';

type AnyDoor = typeof outcomeDoors.submit;

/** What sending it on means: of one with an inventor the unit asks them first, and they confirm it. */
const sendingOf = ({ state, inventor, standings }: OutcomeView) => {
  if (state === 'inventorReview') return 'confirm';
  return state === 'draft' && inventor && !standings.includes('inventor') ? 'toInventor' : 'submit';
};

const useMoveWord = (view: OutcomeView) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const sending = sendingOf(view);
  return (move: OutcomeDeed) => {
    if (move === 'submit' && sending === 'confirm') return t('ours.confirm');
    const named = move === 'submit' && sending === 'toInventor' ? sending : move;
    return outcomeMachine.moves[named][english ? 'en' : 'zh'];
  };
};

interface SheetProps {
  view: OutcomeView;
  move: OutcomeDeed;
  onClose: () => void;
}

const MoveSheet = ({ view, move, onClose }: SheetProps) => {
  const t = useWords();
  const word = useMoveWord(view)(move);
  // All of them have the same shape: an id, a small body, the outcome as it is now.
  const send = useSend(outcomeDoors[move] as unknown as AnyDoor, {
    touches: ['desk', 'outcomes'],
    onDone: onClose,
  });
  const asks = withNote.includes(move);
  return (
    <DeedSheet
      title={`${word} · ${view.title}`}
      what={t(`ours.what.${move === 'submit' ? sendingOf(view) : move}`)}
      submit={word}
      danger={move === 'delist'}
      {...(asks ? { note: { label: t('ours.note'), missing: t('ours.noteMissing') } } : {})}
      busy={send.isPending}
      error={send.error}
      onSend={(note) =>
        send.mutate({ params: { id: view.id }, body: (asks ? { note } : {}) as never })
      }
      onClose={onClose}
    />
  );
};

/** The buttons of an outcome, from machine x policy; the first one is the next step. */
export const OutcomeDeeds = ({ view }: { view: OutcomeView }) => {
  const t = useWords();
  const word = useMoveWord(view);
  const [asked, setAsked] = useState<OutcomeDeed>();
  return (
    <>
      {deedsOnOutcome(view).map((move, index) => (
        <Action
          key={move}
          size="small"
          look={move === 'delist' ? 'text' : index === 0 ? 'outline' : 'plain'}
          label={`${word(move)} ${view.title}`}
          blocked={move === 'submit' && !view.ownershipClear ? t('ours.unclear') : undefined}
          onClick={() => setAsked(move)}
        >
          {word(move)}
        </Action>
      ))}
      {asked ? <MoveSheet view={view} move={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
};
