import type { TrialView } from '@zhiqiao/shared/trials/trial.view';
import { useWords } from '../../platform/words/speech.ts';
import { NextMove } from '../../ui/NextMove.tsx';

const known = [
  'reviewTrial',
  'writeTerms',
  'signTerms',
  'handOver',
  'begin',
  'report',
  'grantExtension',
  'decide',
  'approveConversion',
  'price',
  'answerObjection',
  'convert',
  'finish',
  'mediate',
  'settle',
  'submit',
] as const;
type Turn = (typeof known)[number] | 'other';

/** The code of what somebody must do now; `other` for one this client does not know yet. */
export const turnOf = (what: string): Turn => known.find((one) => one === what) ?? 'other';

const standingOf = { firm: 'firm', unit: 'unit', expert: 'inventor', bureau: 'officer' } as const;

/** Whether it is the reader who must act now. */
export const myTurnOn = ({ clock, standings }: TrialView): boolean => {
  const standing = clock && clock.who !== 'town' ? standingOf[clock.who] : undefined;
  return standing !== undefined && standings.includes(standing);
};

/** Who must act, by when, and what happens otherwise. */
export const TrialTurn = ({ view, band = false }: { view: TrialView; band?: boolean }) => {
  const t = useWords();
  const { clock } = view;
  if (!clock) return null;
  const mine = myTurnOn(view);
  const name =
    clock.who === 'firm'
      ? view.firm.name
      : clock.who === 'unit'
        ? view.unit.name
        : clock.who === 'expert'
          ? (view.inventor?.name ?? t('trial.side.inventor'))
          : t('trial.side.bureau');
  const turn = turnOf(clock.what);
  return (
    <NextMove
      who={mine ? 'you' : name}
      what={t(`trial.turn.${turn}`)}
      otherwise={turn === 'decide' || turn === 'report' ? t(`trial.otherwise.${turn}`) : undefined}
      clock={{ due: clock.due, startedAt: clock.startedAt }}
      band={band}
    />
  );
};
