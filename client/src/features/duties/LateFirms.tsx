import { listHolds } from '@zhiqiao/shared/duties/duty.endpoints';
import type { HoldView } from '@zhiqiao/shared/duties/duty.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import {
  type OrganisationStanding,
  organisationPolicy,
} from '@zhiqiao/shared/organisations/organisation.policy';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayText, shortMomentText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Clock } from '../../ui/Clock.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { ChaserSheet } from './ChaserSheet.tsx';
import { LiftSheet } from './LiftSheet.tsx';
import './duties.css';

type Asked = { hold: HoldView; deed: 'chase' | 'lift' };

const Said = ({ hold }: { hold: HoldView }) => {
  const t = useWords();
  const language = useLanguage();
  const { lift, chaser, owed } = hold;
  return (
    <p className="small soft dotted">
      <span>{t('duties.firstOf', { title: owed[0]?.need.title, expert: owed[0]?.expert })}</span>
      {chaser?.last ? (
        <span>
          {t('duties.chasedAt', {
            time: shortMomentText(chaser.last.at, language),
            by: chaser.last.by,
          })}
        </span>
      ) : null}
      {lift ? (
        <span className="waits">
          {t('duties.liftedBy', {
            by: lift.by,
            day: dayText(lift.until, language),
            reason: lift.reason,
          })}
        </span>
      ) : null}
    </p>
  );
};

interface RowProps {
  hold: HoldView;
  to: string;
  onAsk: (asked: Asked) => void;
}

const Row = ({ hold, to, onAsk }: RowProps) => {
  const t = useWords();
  const may = (deed: Asked['deed']) =>
    permits(organisationPolicy, deed, hold.standings as OrganisationStanding[]);
  const { firm, owed, lift } = hold;
  return (
    <li className="late-firm">
      <div className="grow">
        <p className="row wrap">
          <Link to={to}>{firm.name}</Link>
          <b className="late">{t('duties.owes', { count: owed.length })}</b>
        </p>
        <Said hold={hold} />
      </div>
      {owed[0] ? <Clock due={owed[0].due} short /> : null}
      <span className="row wrap">
        {may('chase') ? (
          <Action
            size="small"
            look="outline"
            label={t('duties.chaseOf', { firm: firm.name })}
            onClick={() => onAsk({ hold, deed: 'chase' })}
          >
            {t('duties.chase')}
          </Action>
        ) : null}
        {may('lift') && !lift ? (
          <Action
            size="small"
            look="text"
            label={t('duties.liftOf', { firm: firm.name })}
            onClick={() => onAsk({ hold, deed: 'lift' })}
          >
            {t('duties.lift')}
          </Action>
        ) : null}
      </span>
    </li>
  );
};

/** Firms that leave experts waiting, the longest first: chase them with a letter that is ready, or lift the hold. */
export const LateFirms = ({ to }: { to: (firm: string) => string }) => {
  const t = useWords();
  const { data } = useCall(listHolds, {});
  const [asked, ask] = useState<Asked>();
  if (!data || data.items.length === 0) return null;
  const close = () => ask(undefined);
  return (
    <Panel title={t('duties.lateFirms', { count: data.items.length })} flush>
      <ul>
        {data.items.map((hold) => (
          <Row key={hold.firm.id} hold={hold} to={to(hold.firm.id)} onAsk={ask} />
        ))}
      </ul>
      {asked?.deed === 'chase' ? <ChaserSheet hold={asked.hold} onClose={close} /> : null}
      {asked?.deed === 'lift' ? <LiftSheet hold={asked.hold} onClose={close} /> : null}
    </Panel>
  );
};
