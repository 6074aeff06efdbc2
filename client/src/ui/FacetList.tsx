import { useState } from 'react';
import { useWords } from '../platform/words/speech.ts';
import './FacetList.css';

export interface FacetOption {
  value: string;
  label: string;
  count?: number;
  /** 1 for a child of the option above it */
  depth?: number;
}

export interface FacetGroup {
  key: string;
  title: string;
  options: readonly FacetOption[];
}

export type Chosen = Readonly<Record<string, readonly string[]>>;

interface Props {
  groups: readonly FacetGroup[];
  chosen: Chosen;
  /** gets the whole new list of one group */
  onChange: (key: string, values: string[]) => void;
}

const shownAtFirst = 7;
const toggled = (values: readonly string[], value: string): string[] =>
  values.includes(value) ? values.filter((one) => one !== value) : [...values, value];

const Group = ({ group, chosen, onChange }: { group: FacetGroup } & Omit<Props, 'groups'>) => {
  const t = useWords();
  const [all, setAll] = useState(false);
  const values = chosen[group.key] ?? [];
  // What is chosen is never folded away.
  const shown = group.options.filter(
    (option, index) => all || index < shownAtFirst || values.includes(option.value),
  );
  const rest = group.options.length - shown.length;
  return (
    <fieldset className="facet">
      <legend>{group.title}</legend>
      {shown.map((option) => (
        <label key={option.value} style={{ paddingLeft: (option.depth ?? 0) * 20 }}>
          <input
            type="checkbox"
            checked={values.includes(option.value)}
            onChange={() => onChange(group.key, toggled(values, option.value))}
          />
          <span className="grow">{option.label}</span>
          {option.count === undefined ? null : (
            <span className="muted">
              <span aria-hidden="true">{option.count}</span>
              <span className="unseen">{t('ui.facets.count', { count: option.count })}</span>
            </span>
          )}
        </label>
      ))}
      {rest > 0 || all ? (
        <button type="button" className="facet-rest" onClick={() => setAll(!all)}>
          {all ? t('ui.less') : t('ui.facets.rest', { count: rest })}
        </button>
      ) : null}
    </fieldset>
  );
};

/** The groups alone, where something else folds them: a sheet. */
export const FacetGroups = ({ groups, chosen, onChange }: Props) => (
  <>
    {groups
      .filter((group) => group.options.length > 0)
      .map((group) => (
        <Group key={group.key} group={group} chosen={chosen} onChange={onChange} />
      ))}
  </>
);

/** Filters with counts, in groups. On a phone they fold into one line above the results. */
export const FacetList = ({ groups, chosen, onChange }: Props) => {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const count = Object.values(chosen).reduce((sum, values) => sum + values.length, 0);
  return (
    <div className={`facets ${open ? 'open' : ''}`}>
      <button
        type="button"
        className="facets-fold phone-only"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {count > 0 ? t('ui.facets.chosen', { count }) : t('ui.facets.title')}
        <span aria-hidden="true">{open ? '−' : '+'}</span>
      </button>
      <div className="facets-body">
        <FacetGroups groups={groups} chosen={chosen} onChange={onChange} />
      </div>
    </div>
  );
};

/** What is chosen, echoed above the results; each chip takes itself away. */
export const FacetChips = ({
  groups,
  chosen,
  onChange,
  onClear,
}: Props & { onClear: () => void }) => {
  const t = useWords();
  const chips = groups.flatMap((group) =>
    (chosen[group.key] ?? []).map((value) => ({
      key: group.key,
      value,
      name: group.options.find((option) => option.value === value)?.label ?? value,
    })),
  );
  if (chips.length === 0) return null;
  return (
    <ul className="chips">
      {chips.map(({ key, value, name }) => (
        <li key={`${key} ${value}`}>
          <button
            type="button"
            className="chip"
            aria-label={t('ui.facets.remove', { name })}
            onClick={() => onChange(key, toggled(chosen[key] ?? [], value))}
          >
            {name} <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
      <li>
        <button type="button" className="chip-clear" onClick={onClear}>
          {t('ui.clear')}
        </button>
      </li>
    </ul>
  );
};
