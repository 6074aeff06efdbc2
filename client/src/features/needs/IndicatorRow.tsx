import { comparators, type Indicator } from '@zhiqiao/shared/needs/need.schema';
import { useWords } from '../../platform/words/speech.ts';
import { Arrow } from '../../ui/Arrow.tsx';
import { NumberCell } from './NumberCell.tsx';

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

/** One indicator as a row of fields (a card on a phone). What is missing is tinted, what is refused is said below. */
export const IndicatorRow = (props: RowProps) => {
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
