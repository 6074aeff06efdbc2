import type { RuleRow } from '@zhiqiao/shared/rules/rule.schema';
import { type ReactNode, useEffect, useRef } from 'react';
import { dayText } from '../../platform/format.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { useRuleValue } from './ruleValue.ts';
import './RuleLine.css';

interface Props {
  rule: RuleRow;
  /** the reader came for this one */
  pointed: boolean;
  deeds?: ReactNode;
}

/** One rule: what it says, the document and dates it rests on, and what is announced to follow. */
export const RuleLine = ({ rule, pointed, deeds }: Props) => {
  const t = useWords();
  const language = useLanguage();
  const value = useRuleValue();
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (pointed) line.current?.scrollIntoView({ block: 'center' });
  }, [pointed]);
  const from = dayText(rule.from, language);
  const { next } = rule;
  return (
    <li className={pointed ? 'rule pointed' : 'rule'} id={rule.code} ref={line}>
      <div className="grow">
        <p>{t(`rules.code.${rule.code}`)}</p>
        <p className="small muted dotted">
          <span>
            {t('rules.document')} {rule.document} {rule.number}
          </span>
          {rule.scope === 'county' ? (
            <span>
              {rule.to
                ? t('rules.until', { from, to: dayText(rule.to, language) })
                : t('rules.from', { day: from })}
            </span>
          ) : null}
        </p>
        {next ? (
          <div>
            <p className="small waits dotted">
              <span>
                {t('rules.next', {
                  day: dayText(next.from, language),
                  value: value(rule.unit, next.value),
                })}
              </span>
              <span>
                {next.document} {next.number}
              </span>
            </p>
          </div>
        ) : null}
      </div>
      <b className="figure">{value(rule.unit, rule.value)}</b>
      {deeds ? <span className="row rule-deeds">{deeds}</span> : null}
    </li>
  );
};
