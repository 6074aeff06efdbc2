import { listAccounts } from '@zhiqiao/shared/accounts/account.endpoints';
import { type AccountStanding, accountPolicy } from '@zhiqiao/shared/accounts/account.policy';
import type { KeptAccount } from '@zhiqiao/shared/accounts/account.schema';
import { permits } from '@zhiqiao/shared/kernel/policy';
import { useState } from 'react';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Avatar } from '../../ui/Avatar.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Pager } from '../../ui/Pager.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatePill } from '../../ui/StatePill.tsx';
import { AccountDeed, type Asked } from './AccountDeed.tsx';
import '../../ui/PlainRows.css';

const deeds = ['makePasswordLink', 'disable', 'enable'] as const;

const Row = ({ of, onAsk }: { of: KeptAccount; onAsk: (asked: Asked) => void }) => {
  const t = useWords();
  const language = useLanguage();
  const standings = of.standings as AccountStanding[];
  return (
    <li>
      <div className="grow">
        <span className="row wrap">
          <Avatar name={of.name} size="small" />
          <b>{of.name}</b>
          <span className="soft">{t(`account.roles.${of.role}`)}</span>
          {of.state === 'disabled' ? (
            <StatePill tone="over">{t('account.kept.disabled')}</StatePill>
          ) : null}
        </span>
        <p className="small muted">
          {[of.login, of.place, t('account.joined', { day: dayText(of.since, language) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <span className="row wrap">
        {deeds
          .filter((deed) => permits(accountPolicy, deed, standings, of.state))
          .map((deed) => (
            <Action
              key={deed}
              size="small"
              label={`${t(`account.kept.${deed}`)} · ${of.name}`}
              onClick={() => onAsk({ deed, of })}
            >
              {t(`account.kept.${deed}`)}
            </Action>
          ))}
      </span>
    </li>
  );
};

/** The accounts somebody looks after: a colleague's forgotten password, and who has left. */
export const KeptAccounts = ({ title }: { title: string }) => {
  const t = useWords();
  const [{ q, page }, set] = useUrlState({ q: '', page: 1 });
  const [asked, setAsked] = useState<Asked>();
  const list = useCall(listAccounts, { query: { page, q } }, { keep: true });
  return (
    <Panel title={title} flush>
      <div className="panel-body">
        <TextField
          name="q"
          label={t('account.kept.find')}
          value={q}
          onChange={(value) => set({ q: value, page: 1 })}
        />
      </div>
      <Fetched of={list} shape="rows" bare>
        {(found) => (
          <>
            {found.items.length === 0 ? <EmptyState title={t('account.kept.none')} /> : null}
            <ul className="plain-rows">
              {found.items.map((of) => (
                <Row key={of.id} of={of} onAsk={setAsked} />
              ))}
            </ul>
            <Pager {...found} onPage={(next) => set({ page: next })} />
          </>
        )}
      </Fetched>
      {asked ? <AccountDeed asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </Panel>
  );
};
