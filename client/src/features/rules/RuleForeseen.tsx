import type { RulePreview } from '@zhiqiao/shared/rules/rule.schema';
import { dayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { useRuleValue } from './ruleValue.ts';
import './RuleLine.css';

/** What a new row would change, told before it is written. */
export const RuleForeseen = ({ seen }: { seen: RulePreview }) => {
  const t = useWords();
  const language = useLanguage();
  const value = useRuleValue();
  const from = dayText(seen.after.from, language);
  const rows = [
    { key: 'now', when: t('rules.preview.now'), ...seen.before },
    { key: 'after', when: t('rules.preview.since', { day: from }), ...seen.after },
    ...(seen.afterwards
      ? [
          {
            key: 'afterwards',
            when: t('rules.preview.since', { day: dayText(seen.afterwards.from, language) }),
            number: '',
            ...seen.afterwards,
          },
        ]
      : []),
  ];
  return (
    <section className="stack" aria-live="polite">
      <h3>{t('rules.preview.title')}</h3>
      <dl className="rule-change">
        {rows.map((row) => (
          <div key={row.key} style={{ display: 'contents' }}>
            <dt className="muted">{row.when}</dt>
            <dd>
              <b>{value(seen.unit, row.value)}</b>
              <p className="small soft">
                {row.document} {row.number}
              </p>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t(`rules.effect.${seen.effect}`, { count: seen.count })}</p>
      <p className={seen.atOnce ? 'waits' : 'soft'}>
        {seen.atOnce ? t('rules.preview.atOnce') : t('rules.preview.mayWithdraw', { day: from })}
      </p>
    </section>
  );
};
