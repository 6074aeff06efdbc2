import { type ReactNode, useId } from 'react';
import './Segments.css';

export interface Segment<V extends string> {
  value: V;
  label: ReactNode;
  disabled?: boolean;
}

interface Props<V extends string> {
  /** what is chosen, for those who listen */
  label: string;
  options: readonly Segment<V>[];
  value: V;
  onChange: (value: V) => void;
  /** hairlines and celadon for who-sees-what; a sunken track elsewhere */
  look?: 'track' | 'steps';
}

/** One of a few, side by side. Real radio buttons underneath: arrow keys, forms and readers know them. */
export const Segments = <V extends string>(props: Props<V>) => {
  const name = useId();
  return (
    <fieldset className={`segments ${props.look ?? 'track'}`}>
      <legend className="unseen">{props.label}</legend>
      {props.options.map(({ value, label, disabled }) => (
        <label key={value} className={value === props.value ? 'on' : undefined}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            disabled={disabled}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
};
