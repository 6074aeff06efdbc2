import { useId } from 'react';
import { useWords } from '../platform/words/speech.ts';
import './Field.css';
import './FacetList.css';

interface Props {
  label: string;
  name: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** every parent before its children; the depth indents */
  options: readonly { code: string; name: string; depth: number }[];
  most: number;
  error?: string | undefined;
}

/** Several of a list: those chosen as chips, one more by a list every browser and reader knows. */
export const CodesField = ({ label, name, value, onChange, options, most, error }: Props) => {
  const t = useWords();
  const id = useId();
  const nameOf = (code: string) => options.find((one) => one.code === code)?.name ?? code;
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      {value.length > 0 ? (
        <ul className="chips">
          {value.map((code) => (
            <li key={code}>
              <button
                type="button"
                className="chip"
                aria-label={t('ui.facets.remove', { name: nameOf(code) })}
                onClick={() => onChange(value.filter((one) => one !== code))}
              >
                {nameOf(code)} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {value.length < most ? (
        <select
          id={id}
          value=""
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange([...value, event.target.value])}
        >
          <option value="">{t(value.length ? 'profile.add' : 'profile.choose')}</option>
          {options
            .filter(({ code }) => !value.includes(code))
            .map(({ code, name: option, depth }) => (
              <option key={code} value={code}>
                {'　'.repeat(depth)}
                {option}
              </option>
            ))}
        </select>
      ) : null}
      {error ? <p className="small late">{error}</p> : null}
    </div>
  );
};
