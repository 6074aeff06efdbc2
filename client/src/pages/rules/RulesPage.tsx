import { listRules } from '@zhiqiao/shared/rules/rule.endpoints';
import type { RuleCode, RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { dayText } from '../../platform/format.ts';
import { useCall } from '../../platform/query.ts';
import { useMe } from '../../platform/session.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Fetched } from '../../ui/Fetched.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import './RulesPage.css';

const groups = ['need', 'bid', 'expert', 'invitation'] as const;
const groupOf = (code: RuleCode) => code.split('.')[0];

const Rule = ({ rule }: { rule: RuleRow }) => {
  const t = useWords();
  const language = useLanguage();
  const from = dayText(rule.from, language);
  return (
    <li className="rule" id={rule.code}>
      <div className="grow">
        <p>{t(`rules.code.${rule.code}`)}</p>
        <p className="small muted dotted">
          <span>
            {t('rules.document')} {rule.document}
          </span>
          <span>
            {rule.to
              ? t('rules.until', { from, to: dayText(rule.to, language) })
              : t('rules.from', { day: from })}
          </span>
        </p>
      </div>
      <b className="figure">{t(`rules.value.${rule.unit}`, { value: rule.value })}</b>
    </li>
  );
};

/** The numbers that bind everybody here, each with the document it comes from. */
export const RulesPage = () => {
  const t = useWords();
  const { county } = useMe();
  return (
    <Fetched of={useCall(listRules, {})} shape="rows">
      {({ items }) => (
        <Page
          title={t('rules.title')}
          windowTitle={t('rules.windowTitle')}
          meta={t('rules.meta', { county: county.name, count: items.length })}
        >
          <div className="stack loose rules">
            {groups.map((group) => (
              <Panel key={group} title={t(`rules.group.${group}`)} flush>
                <ul>
                  {items
                    .filter(({ code }) => groupOf(code) === group)
                    .map((rule) => (
                      <Rule key={rule.code} rule={rule} />
                    ))}
                </ul>
              </Panel>
            ))}
          </div>
        </Page>
      )}
    </Fetched>
  );
};
