import type { LedgerView } from '@zhiqiao/shared/disclosures/disclosure.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FailedBox } from '../../ui/FailedBox.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useDoor, useLedger } from './disclosure.api.ts';
import { doorsOf, type GroupDoor, isShutOut, type Reader, readersOf } from './ledger.reading.ts';
import { SignedPromise } from './SignedPromise.tsx';
import './disclosures.css';

type Change = (change: { group?: GroupDoor['group']; expert?: string; shut: boolean }) => void;

const Door = ({ door, busy, change }: { door: GroupDoor; busy: boolean; change: Change }) => {
  const t = useWords();
  const { group, tier, people, times, last, shut } = door;
  const said = () => {
    if (tier === 'public') return t(shut ? 'ledger.publicShut' : 'ledger.public');
    return people === 0 ? t('ledger.unread') : t('ledger.read', { people, times });
  };
  return (
    <li className="ledger-row">
      <div className="grow">
        <p className="row wrap">
          <b>{t(`needs.group.${group}`)}</b>
          <span className="need-chip">{t(`ui.tier.${tier}`)}</span>
          {shut ? <span className="need-chip shut">{t('ledger.shut')}</span> : null}
        </p>
        <p className="small muted">
          {said()}
          {last ? (
            <>
              {' · '}
              {t('ledger.lately')} <DateText at={last} as="shortMoment" />
            </>
          ) : null}
        </p>
      </div>
      <Action size="small" busy={busy} onClick={() => change({ group, shut: !shut })}>
        <span className="unseen">{t(`needs.group.${group}`)} </span>
        {t(shut ? 'ledger.open' : 'ledger.close')}
      </Action>
    </li>
  );
};

const Person = ({
  reader,
  out,
  busy,
  change,
}: {
  reader: Reader;
  out: boolean;
  busy: boolean;
  change: Change;
}) => {
  const t = useWords();
  const { expert } = reader;
  return (
    <li className="ledger-row">
      <div className="grow">
        <p className="row wrap">
          <b>{reader.name}</b>
          <span className="small muted">{reader.place}</span>
          {out ? <span className="need-chip shut">{t('ledger.shut')}</span> : null}
        </p>
        <ul className="small soft ledger-lines">
          {reader.groups.map(({ group, ground, last, count }) => (
            <li key={group}>
              {t('ledger.line', { group: t(`needs.group.${group}`), count })}
              <span className="muted">
                {' · '}
                {t(`ledger.ground.${ground}`)}
                {' · '}
                <DateText at={last} as="shortMoment" />
              </span>
            </li>
          ))}
        </ul>
      </div>
      {expert ? (
        <Action size="small" busy={busy} onClick={() => change({ expert, shut: !out })}>
          <span className="unseen">{reader.name} </span>
          {t(out ? 'ledger.letIn' : 'ledger.shutOut')}
        </Action>
      ) : null}
    </li>
  );
};

const People = ({
  ledger,
  busy,
  change,
}: {
  ledger: LedgerView;
  busy: boolean;
  change: Change;
}) => {
  const t = useWords();
  const readers = readersOf(ledger.items);
  if (readers.length === 0)
    return <EmptyState title={t('ledger.nobody')}>{t('ledger.nobodyWhy')}</EmptyState>;
  return (
    <Panel title={t('ledger.people')} note={t('ledger.peopleNote')} flush>
      <ul>
        {readers.map((reader) => (
          <Person
            key={reader.id}
            reader={reader}
            out={isShutOut(ledger, reader.expert)}
            {...{ busy, change }}
          />
        ))}
      </ul>
    </Panel>
  );
};

/** Who may reach whom outside, since when; and where that was taken back. */
const Exchanges = ({ ledger }: { ledger: LedgerView }) => {
  const t = useWords();
  if (ledger.exchanges.length === 0) return null;
  return (
    <Panel title={t('ledger.exchanges')} flush>
      <ul>
        {ledger.exchanges.map(({ expert, by, at, open }) => (
          <li key={expert.id} className="ledger-row">
            <p className="row wrap">
              <b>{expert.name}</b>
              <span className="small muted">
                {t(open ? 'ledger.exchanged' : 'ledger.takenBack', { by })}
                {' · '}
                <DateText at={at} as="shortMoment" />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const Shown = ({ need, ledger }: { need: string; ledger: LedgerView }) => {
  const t = useWords();
  const door = useDoor();
  const change: Change = (body) => door.mutate({ params: { id: need }, body });
  const busy = door.isPending;
  return (
    <div className="stack loose">
      <p className="muted">{t('ledger.intro')}</p>
      {door.error ? <FailedBox error={door.error} focus /> : null}
      <Panel title={t('ledger.doors')} note={t('ledger.doorsNote')} flush>
        <ul>
          {doorsOf(ledger).map((one) => (
            <Door key={one.group} door={one} {...{ busy, change }} />
          ))}
        </ul>
      </Panel>
      <People ledger={ledger} {...{ busy, change }} />
      <Exchanges ledger={ledger} />
      {ledger.promises.length > 0 ? (
        <Panel title={t('ledger.promises')} flush>
          <ul>
            {ledger.promises.map((promise) => (
              <li key={promise.expert.id} className="ledger-row">
                <SignedPromise promise={promise} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </div>
  );
};

/** 底牌账本: who outside the firm opened which group, when, on what ground; and the doors. */
export const Ledger = ({ need }: { need: string }) => (
  <Fetched of={useLedger(need)} shape="rows" bare>
    {(ledger) => <Shown need={need} ledger={ledger} />}
  </Fetched>
);
