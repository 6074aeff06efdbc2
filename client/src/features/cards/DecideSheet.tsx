import { decideContest, readCardRecords } from '@zhiqiao/shared/cards/card.endpoints';
import type { CardRecord, ContestView } from '@zhiqiao/shared/cards/card.schema';
import { useState } from 'react';
import { useCall, useSend } from '../../platform/query.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { TextField, TickField } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

const Records = (props: { firm: string; chosen: string[]; choose: (ids: string[]) => void }) => {
  const t = useWords();
  const { firm, chosen, choose } = props;
  const toggle = (bid: string, on: boolean) =>
    choose(on ? [...chosen, bid] : chosen.filter((one) => one !== bid));
  const wordsOf = ({ expert, need, days }: CardRecord) =>
    days === null
      ? t('cards.recordOpen', { expert, need })
      : t('cards.record', { expert, need, days });
  return (
    <Fetched of={useCall(readCardRecords, { params: { id: firm } })} shape="rows" bare>
      {({ items }) => (
        <fieldset className="records">
          <legend className="small muted">{t('cards.leaveOut')}</legend>
          {items
            .filter(({ leftOut }) => !leftOut)
            .map((one) => (
              <TickField
                key={one.bid}
                name={one.bid}
                label={wordsOf(one)}
                value={chosen.includes(one.bid)}
                onChange={(on) => toggle(one.bid, on)}
              />
            ))}
        </fieldset>
      )}
    </Fetched>
  );
};

/** The bureau looks at the records behind the figure: what is wrong does not count, or the figure stands. */
export const DecideSheet = ({
  contest,
  onClose,
}: {
  contest: ContestView;
  onClose: () => void;
}) => {
  const t = useWords();
  const [leaveOut, setLeaveOut] = useState<string[]>([]);
  const [add, setAdd] = useState('');
  const [note, setNote] = useState('');
  const send = useSend(decideContest, { touches: ['organisations', 'desk'], onDone: onClose });
  const ofBids = contest.figure === 'answered' || contest.figure === 'replyDays';
  const decide = (verdict: 'corrected' | 'upheld') =>
    send.mutate({
      params: { id: contest.id },
      body: { verdict, note, leaveOut: ofBids ? leaveOut : [], add: Number(add) || 0 },
    });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('cards.decideOf', { firm: contest.firm.name })}
      foot={
        <span className="row wrap">
          <Action look="primary" busy={send.isPending} onClick={() => decide('corrected')}>
            {t('cards.correct')}
          </Action>
          <Action busy={send.isPending} onClick={() => decide('upheld')}>
            {t('cards.uphold')}
          </Action>
        </span>
      }
    >
      <div className="stack">
        <p className="said soft">{contest.reason}</p>
        {ofBids ? (
          <Records firm={contest.firm.id} chosen={leaveOut} choose={setLeaveOut} />
        ) : (
          <TextField name="add" label={t('cards.add')} numeric value={add} onChange={setAdd} />
        )}
        <TextField
          name="note"
          label={t('cards.note')}
          lines={3}
          maxLength={300}
          value={note}
          error={send.error?.issues.find(({ path }) => path === 'note')?.message}
          onChange={setNote}
        />
        {send.error ? <FailedBox error={send.error} /> : null}
      </div>
    </Sheet>
  );
};
