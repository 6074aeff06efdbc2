import { comparators, type Indicator } from '@zhiqiao/shared/needs/need.schema';
import { useId } from 'react';
import { useReference } from '../../platform/reference.ts';
import { useLanguage, useWords } from '../../platform/words/speech.ts';
import { Action } from '../../ui/Action.tsx';
import { Arrow } from '../../ui/Arrow.tsx';
import { type Template, templatesFor, units } from './indicator.templates.ts';
import { NumberCell } from './NumberCell.tsx';
import { newIndicator } from './need.form.ts';
import './IndicatorFields.css';

interface RowProps {
  row: Indicator;
  at: number;
  issues: Readonly<Record<string, string>>;
  unitList: string;
  onChange: (changes: Partial<Indicator>) => void;
  onRemove: () => void;
}

type Part = 'name' | 'current' | 'comparator' | 'target' | 'upper' | 'unit' | 'method';

const useRow = ({ at, issues }: Pick<RowProps, 'at' | 'issues'>) => {
  const t = useWords();
  const pathOf = (part: Part) => `indicators.${at}.${part}`;
  return {
    label: (part: Part) => t('posting.ind.of', { n: at + 1, part: t(`posting.ind.${part}`) }),
    path: pathOf,
    bad: (part: Part) => issues[pathOf(part)] !== undefined,
    told: Object.entries(issues).filter(([path]) => path.startsWith(`indicators.${at}.`)),
  };
};

const TextCell = (props: {
  part: 'name' | 'unit' | 'method';
  of: RowProps;
  maxLength: number;
  list?: string;
  placeholder?: string;
}) => {
  const { part, of } = props;
  const { label, path, bad } = useRow(of);
  const missing = part !== 'name' && of.row.name !== '' && of.row[part] === '';
  return (
    <span data-field={path(part)} className={`cell cell-${part}`}>
      <input
        type="text"
        autoComplete="off"
        aria-label={label(part)}
        aria-invalid={bad(part) || undefined}
        className={missing ? 'miss' : undefined}
        list={props.list}
        placeholder={props.placeholder}
        maxLength={props.maxLength}
        value={of.row[part]}
        onChange={(event) => of.onChange({ [part]: event.target.value })}
      />
    </span>
  );
};

const Target = (props: RowProps) => {
  const t = useWords();
  const { row, onChange } = props;
  const { label, path, bad } = useRow(props);
  return (
    <span className="cell-target">
      <span className="cell">
        <select
          aria-label={label('comparator')}
          value={row.comparator}
          onChange={(event) =>
            onChange({ comparator: event.target.value as Indicator['comparator'] })
          }
        >
          {comparators.map((value) => (
            <option key={value} value={value}>
              {t(`posting.comparator.${value}`)}
            </option>
          ))}
        </select>
      </span>
      <NumberCell
        name={path('target')}
        label={label('target')}
        value={row.target}
        missing={row.name !== '' && row.target === null}
        invalid={bad('target')}
        onChange={(target) => onChange({ target })}
      />
      {row.comparator === 'between' ? (
        <NumberCell
          name={path('upper')}
          label={label('upper')}
          value={row.upper}
          invalid={bad('upper')}
          onChange={(upper) => onChange({ upper })}
        />
      ) : null}
    </span>
  );
};

const Row = (props: RowProps) => {
  const t = useWords();
  const { row, at } = props;
  const { label, path, bad, told } = useRow(props);
  return (
    <li className="ind-row">
      <TextCell part="name" of={props} maxLength={40} placeholder={t('posting.ind.name')} />
      <NumberCell
        name={path('current')}
        label={label('current')}
        value={row.current}
        missing={row.name !== '' && row.current === null}
        invalid={bad('current')}
        onChange={(current) => props.onChange({ current })}
      />
      <Arrow />
      <Target {...props} />
      <TextCell
        part="unit"
        of={props}
        maxLength={16}
        list={props.unitList}
        placeholder={t('posting.ind.unit')}
      />
      <TextCell
        part="method"
        of={props}
        maxLength={200}
        placeholder={t('posting.ind.methodHint')}
      />
      <button
        type="button"
        className="ind-remove"
        aria-label={t('posting.ind.remove', { n: at + 1 })}
        onClick={props.onRemove}
      >
        ×
      </button>
      {told.map(([path, message]) => (
        <p key={path} className="small late ind-told">
          {message}
        </p>
      ))}
    </li>
  );
};

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
          <Row
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
