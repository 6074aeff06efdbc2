import { type ReactNode, useId } from 'react';
import './Field.css';

interface FieldProps {
  label: ReactNode;
  /** the field's name: a refusal points at it by this path, and jumps go to `field-<name>` */
  name: string;
  hint?: ReactNode;
  /** what is wrong, in the server's words */
  error?: string | undefined;
}

interface Wired {
  id: string;
  name: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** A label, its control, a hint and what is wrong, tied together for those who listen. */
const Field = ({
  label,
  name,
  hint,
  error,
  children,
}: FieldProps & { children: (wired: Wired) => ReactNode }) => {
  const id = useId();
  const told = [hint && `${id}h`, error && `${id}e`].filter(Boolean).join(' ');
  return (
    <div className="field" data-field={name}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        name,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': told || undefined,
      })}
      {hint ? (
        <p className="small muted" id={`${id}h`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="small late" id={`${id}e`}>
          {error}
        </p>
      ) : null}
    </div>
  );
};

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
  /** text of several lines: so many at first, growing with what is written */
  lines?: number;
  /** figures: the keyboard of a phone, and the unit behind */
  unit?: ReactNode;
  numeric?: boolean;
  /** a calendar day, 2026-11-21; this one the earliest */
  day?: { from?: string };
  /** what is typed is not shown */
  secret?: boolean;
  /** the id of a `datalist` with words to choose from */
  list?: string;
  /** what a browser may fill in by itself: `username`, `current-password` */
  autoComplete?: string;
}

export const TextField = ({
  value,
  onChange,
  maxLength,
  lines,
  unit,
  numeric,
  day,
  secret,
  list,
  autoComplete = 'off',
  ...field
}: TextProps) => (
  <Field {...field}>
    {(wired) =>
      lines ? (
        <textarea
          {...wired}
          rows={lines}
          style={{ minHeight: `calc(${lines} * var(--l3) + 14px)` }}
          value={value}
          maxLength={maxLength}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <span className="field-row">
          <input
            {...wired}
            type={day ? 'date' : secret ? 'password' : 'text'}
            min={day?.from}
            list={list}
            inputMode={numeric ? 'decimal' : undefined}
            autoComplete={autoComplete}
            autoCapitalize="off"
            value={value}
            maxLength={maxLength}
            onChange={(event) => onChange(event.target.value)}
          />
          {unit ? <span className="soft keep">{unit}</span> : null}
        </span>
      )
    }
  </Field>
);

interface PickProps<V extends string> extends FieldProps {
  value: V | '';
  onChange: (value: V) => void;
  options: readonly { value: V; label: string }[];
  /** stands first while nothing is chosen */
  empty?: string;
}

export const PickField = <V extends string>({
  value,
  onChange,
  options,
  empty,
  ...field
}: PickProps<V>) => (
  <Field {...field}>
    {(wired) => (
      <select {...wired} value={value} onChange={(event) => onChange(event.target.value as V)}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )}
  </Field>
);

interface TickProps extends Omit<FieldProps, 'hint'> {
  value: boolean;
  onChange: (value: boolean) => void;
}

export const TickField = ({ label, name, error, value, onChange }: TickProps) => {
  const id = useId();
  return (
    <div className="field tick" data-field={name}>
      <label>
        <input
          type="checkbox"
          name={name}
          checked={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {error ? (
        <p className="small late" id={id}>
          {error}
        </p>
      ) : null}
    </div>
  );
};

/** Brings the first of these fields on the page into view and puts the focus into it. */
export const jumpToField = (names: readonly string[]): void => {
  for (const field of document.querySelectorAll<HTMLElement>('[data-field]')) {
    if (!names.includes(field.dataset.field ?? '')) continue;
    const control = field.querySelector<HTMLElement>('input, textarea, select, button');
    if (!control) continue;
    field.scrollIntoView({ block: 'center' });
    control.focus({ preventScroll: true });
    return;
  }
};
