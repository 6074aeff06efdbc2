import { permits } from '@zhiqiao/shared/kernel/policy';
import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import { type RuleStanding, rulePolicy } from '@zhiqiao/shared/rules/rule.policy';
import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { useLocation } from 'react-router';
import { RuleChange } from '../../features/rules/RuleChange.tsx';
import { RuleHistory } from '../../features/rules/RuleHistory.tsx';
import { RuleLine } from '../../features/rules/RuleLine.tsx';
import { WorkCalendar } from '../../features/rules/WorkCalendar.tsx';
import { useCall } from '../../platform/query.ts';
import { useCountyName } from '../../platform/session.ts';
import { useUrlState } from '../../platform/urlState.ts';
import { useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './RulesPage.css';

const groups = [
  'need',
  'bid',
  'organisation',
  'expert',
  'outcome',
  'match',
  'duty',
  'invitation',
] as const;
const groupOf = (code: RuleCode) => code.split('.')[0];
const closed = { history: '', change: '' };
const isCode = (items: readonly RuleRow[], code: string): code is RuleCode =>
  items.some((item) => item.code === code);

type Deed = (what: 'history' | 'change', code: RuleCode) => void;

const Deeds = ({ rule, may, ask }: { rule: RuleRow; may: Rights; ask: Deed }) => {
  const t = useWords();
  const name = t(`rules.code.${rule.code}`);
  return (
    <>
      <Action
        size="small"
        label={t('rules.historyOf', { rule: name })}
        onClick={() => ask('history', rule.code)}
      >
        {t('rules.history')}
      </Action>
      {may.write ? (
        <Action
          size="small"
          look="outline"
          label={t('rules.changeOf', { rule: name })}
          onClick={() => ask('change', rule.code)}
        >
          {t('rules.change')}
        </Action>
      ) : null}
    </>
  );
};

interface Rights {
  readHistory: boolean;
  write: boolean;
}

const rightsOf = (standings: readonly string[]): Rights => ({
  readHistory: permits(rulePolicy, 'readHistory', standings as RuleStanding[]),
  write: permits(rulePolicy, 'write', standings as RuleStanding[]),
});

const Groups = ({ items, may, ask }: { items: readonly RuleRow[]; may: Rights; ask: Deed }) => {
  const t = useWords();
  const pointed = useLocation().hash.slice(1);
  return groups.map((group) => (
    <Panel key={group} title={t(`rules.group.${group}`)} flush>
      <ul>
        {items
          .filter(({ code }) => groupOf(code) === group)
          .map((rule) => (
            <RuleLine
              key={rule.code}
              rule={rule}
              pointed={rule.code === pointed}
              deeds={may.readHistory ? <Deeds rule={rule} may={may} ask={ask} /> : null}
            />
          ))}
      </ul>
    </Panel>
  ));
};

/** The numbers that bind everybody here, each with its document; the bureau sees how they came, its leader changes them. */
export const RulesPage = () => {
  const t = useWords();
  const county = useCountyName();
  const [{ history, change }, go] = useUrlState(closed);
  const close = () => go(closed);
  return (
    <Fetched of={useCall(listRules, {})} shape="rows">
      {({ items, standings }) => {
        const may = rightsOf(standings);
        return (
          <Page
            title={t('rules.title')}
            windowTitle={t('rules.windowTitle')}
            meta={t('rules.meta', { county, count: items.length })}
          >
            <div className="stack loose rules">
              <Groups
                items={items}
                may={may}
                ask={(what, code) => go({ ...closed, [what]: code })}
              />
              <WorkCalendar />
            </div>
            {may.readHistory && isCode(items, history) ? (
              <RuleHistory code={history} onClose={close} />
            ) : null}
            {may.write && isCode(items, change) ? (
              <RuleChange code={change} onClose={close} />
            ) : null}
          </Page>
        );
      }}
    </Fetched>
  );
};
