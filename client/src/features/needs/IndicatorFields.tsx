import type { Indicator } from '@zhiqiao/shared/needs/need.schema';
import { useId } from 'react';
import { useReference } from '../../platform/reference.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { IndicatorRow } from './IndicatorRow.tsx';
import { type Template, templatesFor, units } from './indicator.templates.ts';
import { newIndicator } from './need.form.ts';
import './IndicatorFields.css';

const Heads = () => {
  const t = useWords();
  return (
    <div className="ind-heads small muted" aria-hidden="true">
      <span>{t('posting.ind.name')}</span>
      <span>{t('posting.ind.current')}</span>
      <span />
      <span>{t('posting.ind.target')}</span>
      <span>{t('posting.ind.unit')}</span>
      <span>{t('posting.ind.method')}</span>
      <span />
    </div>
  );
};

interface Props {
  rows: readonly Indicator[];
  industry: string;
  issues: Readonly<Record<string, string>>;
  onChange: (rows: Indicator[]) => void;
}

const Templates = ({
  rows,
  industry,
  onAdd,
}: Pick<Props, 'rows' | 'industry'> & { onAdd: (one: Template) => void }) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const reference = useReference();
  const list = templatesFor(
    industry,
    rows.map(({ name }) => name),
  );
  return (
    <span className="row wrap small">
      <span className="muted">
        {industry
          ? t('posting.ind.commonOf', { industry: reference.name('industries', industry) })
          : t('posting.ind.common')}
      </span>
      {list.map((one) => (
        <button key={one.zh} type="button" className="ind-template" onClick={() => onAdd(one)}>
          + {english ? one.en : one.zh} {one.unit}
        </button>
      ))}
    </span>
  );
};

/** 指标: name, now, target, unit, how measured; rows are added by hand or from what the industry usually measures. */
export const IndicatorFields = ({ rows, industry, issues, onChange }: Props) => {
  const t = useWords();
  const english = useLanguage() === 'en';
  const unitList = useId();
  const full = rows.length >= 12;
  const add = (told: Partial<Indicator> = {}) => {
    const blank = rows.findIndex((row) => row.name === '' && row.target === null);
    const made = newIndicator(told);
    // A template fills the row that waits empty; the button always makes a new one.
    if (told.name && blank >= 0) onChange(rows.map((row, at) => (at === blank ? made : row)));
    else onChange([...rows, made]);
  };
  const fromTemplate = ({ zh, en, unit, comparator, how }: Template) =>
    add({ name: english ? en : zh, unit, comparator, method: how[english ? 1 : 0] });
  return (
    <div className="stack" data-field="indicators">
      {rows.length === 0 ? <p className="muted">{t('posting.ind.none')}</p> : <Heads />}
      <ul className="ind-rows">
        {rows.map((row, at) => (
          <IndicatorRow
            key={row.key}
            row={row}
            at={at}
            issues={issues}
            unitList={unitList}
            onChange={(changes) =>
              onChange(rows.map((one) => (one.key === row.key ? { ...one, ...changes } : one)))
            }
            onRemove={() => onChange(rows.filter((one) => one.key !== row.key))}
          />
        ))}
      </ul>
      <datalist id={unitList}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
      <div className="row wrap">
        <Action
          size="small"
          blocked={full ? t('posting.ind.full') : undefined}
          onClick={() => add()}
        >
          {t('posting.ind.add')}
        </Action>
        {full ? null : <Templates rows={rows} industry={industry} onAdd={fromTemplate} />}
      </div>
    </div>
  );
};
