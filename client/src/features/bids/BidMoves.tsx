import { bidMachine } from '@zhiqiao/shared/bids/bid.machine';
import type { BidView, declineReasons } from '@zhiqiao/shared/bids/bid.schema';
import { type FormEvent, useId, useState } from 'react';
import { useSend } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { PickField, TextField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { BidWait } from './BidTurn.tsx';
import { type BidDeed, deeds, deedsOn, primaryOf } from './bid.moves.ts';

// The codes by name, since importing the schema would bring zod with it.
const codes: readonly (typeof declineReasons)[number][] = [
  'tooEarly',
  'benefitUnclear',
  'routeUnclear',
  'unclear',
  'technical',
  'offTopic',
  'haveSolution',
  'otherChosen',
  'other',
];

type Body = Record<string, string>;
type AnyDoor = typeof import('@zhiqiao/shared/bids/bid.endpoints').openBid;

const useDeed = (bid: BidView, deed: BidDeed, onDone?: () => void) => {
  // Every move of a bid has the same shape: an id, a small body, the bid as it is now.
  const send = useSend(deeds[deed].door as AnyDoor, {
    touches: ['desk', 'needs', 'conversations', 'notices'],
    ...(onDone ? { onDone } : {}),
  });
  return {
    ...send,
    run: (body: Body = {}) => send.mutate({ params: { id: bid.id }, body: body as never }),
  };
};

const useMoveWord = () => {
  const english = useLanguage() === 'en';
  return (deed: BidDeed) => bidMachine.moves[deed][english ? 'en' : 'zh'];
};

interface FieldsProps {
  deed: BidDeed;
  words: string;
  setWords: (words: string) => void;
  reason: string;
  setReason: (reason: string) => void;
  issue: (path: string) => string | undefined;
}

const DeedFields = ({ deed, words, setWords, reason, setReason, issue }: FieldsProps) => {
  const t = useWords();
  const { text, reason: asksReason } = deeds[deed];
  const hint =
    deed === 'award' || deed === 'rule' ? (`${deed}Hint` as const) : (`${text}Hint` as 'noteHint');
  return (
    <>
      {asksReason ? (
        <PickField
          label={t('bid.field.reason')}
          name="reason"
          value={reason}
          empty="—"
          error={issue('reason')}
          onChange={setReason}
          options={codes.map((value) => ({ value, label: t(`terms.declineReason.${value}`) }))}
        />
      ) : null}
      {text ? (
        <TextField
          label={t(`bid.field.${text}`)}
          name={text}
          lines={4}
          hint={t(`bid.field.${hint}`)}
          value={words}
          error={issue(text)}
          onChange={setWords}
        />
      ) : null}
    </>
  );
};

/** Deeds that need words, a reason or a second thought are asked for in a sheet; what was typed stays after a refusal. */
const DeedSheet = ({
  bid,
  deed,
  onClose,
}: {
  bid: BidView;
  deed: BidDeed;
  onClose: () => void;
}) => {
  const t = useWords();
  const wordOf = useMoveWord();
  const form = useId();
  const { text, reason: asksReason, look } = deeds[deed];
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const { run, isPending, error } = useDeed(bid, deed, onClose);
  const issue = (path: string) => error?.issues.find((one) => one.path === path)?.message;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run({ ...(text ? { [text]: words } : {}), ...(asksReason ? { reason } : {}) });
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={wordOf(deed)}
      foot={
        <Action
          look={look === 'danger' ? 'danger' : 'primary'}
          type="submit"
          form={form}
          busy={isPending}
          full
        >
          {t('bid.confirm', { move: wordOf(deed) })}
        </Action>
      }
    >
      <form id={form} className="stack" onSubmit={submit}>
        {error ? <FailedBox error={error} focus /> : null}
        {deed === 'withdraw' ? <p>{t('bid.withdrawText')}</p> : null}
        <DeedFields deed={deed} {...{ words, setWords, reason, setReason, issue }} />
      </form>
    </Sheet>
  );
};

const DeedButton = ({
  bid,
  deed,
  primary,
  quiet,
  onAsk,
}: {
  bid: BidView;
  deed: BidDeed;
  primary: boolean;
  /** it only ends what waits for somebody else: to be found, not to be led to */
  quiet: boolean;
  onAsk: () => void;
}) => {
  const wordOf = useMoveWord();
  const { text, sure, look } = deeds[deed];
  const { run, isPending, error } = useDeed(bid, deed);
  const plain = look === 'primary' ? 'outline' : look;
  return (
    <>
      <Action
        look={primary ? 'primary' : quiet ? 'text' : plain}
        busy={isPending}
        full={primary}
        onClick={text || sure ? onAsk : () => run()}
      >
        {wordOf(deed)}
      </Action>
      {error ? <FailedBox error={error} focus /> : null}
    </>
  );
};

interface Props {
  bid: BidView;
  without?: readonly BidDeed[];
  /** says for whom a reader waits who can do nothing else; where no `BidTurn` stands above */
  waits?: boolean;
}

/** The buttons of a bid, from machine x policy; nothing when there is nothing the reader may do. */
export const BidMoves = ({ bid, without = [], waits = false }: Props) => {
  const t = useWords();
  const [asked, setAsked] = useState<BidDeed>();
  const possible = deedsOn(bid).filter((deed) => !without.includes(deed));
  const primary = primaryOf(possible);
  if (possible.length === 0) return <p className="muted">{t('bid.noMoves')}</p>;
  const quiet = possible.every((deed) => deeds[deed].look === 'danger');
  return (
    <div className="stack">
      {quiet && waits ? <BidWait bid={bid} /> : null}
      {primary ? (
        <DeedButton
          bid={bid}
          deed={primary}
          primary
          quiet={false}
          onAsk={() => setAsked(primary)}
        />
      ) : null}
      <div className="row wrap">
        {possible
          .filter((deed) => deed !== primary)
          .map((deed) => (
            <DeedButton
              key={deed}
              bid={bid}
              deed={deed}
              primary={false}
              quiet={quiet}
              onAsk={() => setAsked(deed)}
            />
          ))}
      </div>
      {asked ? <DeedSheet bid={bid} deed={asked} onClose={() => setAsked(undefined)} /> : null}
    </div>
  );
};
