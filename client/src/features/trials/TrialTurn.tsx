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

/** Who must act, by when, and what happens otherwise. */
export const TrialTurn = ({ view }: { view: TrialView }) => {
  const t = useWords();
  const { clock } = view;
  if (!clock) return null;
  const standing = clock.who === 'town' ? undefined : standingOf[clock.who];
  const mine = standing !== undefined && view.standings.includes(standing);
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
    />
  );
};
