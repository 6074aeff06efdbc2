import { permits } from '@zhiqiao/shared/kernel/policy';
import type { RuleCode } from '@zhiqiao/shared/rules/rule.catalogue';
import { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import { type RuleStanding, rulePolicy } from '@zhiqiao/shared/rules/rule.policy';
import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { useLocation, useSearchParams } from 'react-router';
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
import { TabLinks, useTab } from '../../ui/TabLinks.tsx';
import './RulesPage.css';

type Group = RuleCode extends `${infer G}.${string}` ? G : never;
type Area = 'needs' | 'trials' | 'money' | 'others';

/** In which tab a group of rules stands: every group stands in one. */
const areaOf: Record<Group, Area> = {
  need: 'needs',
  bid: 'needs',
  match: 'needs',
  introduction: 'needs',
  round: 'needs',
  outcome: 'trials',
  listing: 'trials',
  lead: 'trials',
  trial: 'trials',
  quote: 'money',
  award: 'money',
  contract: 'money',
  payment: 'money',
  organisation: 'others',
  expert: 'others',
  duty: 'others',
  talk: 'others',
  invitation: 'others',
};
const groups = Object.keys(areaOf) as Group[];
const areas: readonly Area[] = ['needs', 'trials', 'money', 'others'];
const groupOf = (code: RuleCode) => code.split('.')[0] as Group;
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

/** The tab of the address; whoever came for one rule gets the tab it stands in. */
const useArea = (items: readonly RuleRow[]): { area: Area; pointed: string } => {
  const asked = useTab(areas);
  const [search] = useSearchParams();
  const pointed = useLocation().hash.slice(1);
  const meant = isCode(items, pointed) && !search.has('tab') ? areaOf[groupOf(pointed)] : asked;
  return { area: meant, pointed };
};

const Groups = ({ items, may, ask }: { items: readonly RuleRow[]; may: Rights; ask: Deed }) => {
  const t = useWords();
  const { area, pointed } = useArea(items);
  const shown = groups.filter((group) => areaOf[group] === area);
  return shown.map((group) => (
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

const Areas = ({ items }: { items: readonly RuleRow[] }) => {
  const t = useWords();
  const { area } = useArea(items);
  return (
    <TabLinks
      label={t('rules.areas')}
      now={area}
      tabs={areas.map((key) => ({
        key,
        label: t(`rules.area.${key}`),
        count: items.filter(({ code }) => areaOf[groupOf(code)] === key).length,
      }))}
    />
  );
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
              <Areas items={items} />
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
