import { useState } from 'react';

interface Props {
  value: number | null;
  onChange: (value: number | null) => void;
  label: string;
  /** the field's path, for jumps and refusals */
  name: string;
  missing?: boolean;
  invalid?: boolean;
}

/** A figure as people type it: full-width digits, a Chinese stop for a point, thousands with commas. */
const readFigure = (text: string): number | null => {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '').replace('。', '.');
  if (plain === '' || plain === '-' || plain === '.') return null;
  const number = Number(plain);
  return Number.isFinite(number) ? number : null;
};

/** A field for one figure. What is typed stays as it was typed while it means the same number. */
export const NumberCell = ({ value, onChange, label, name, missing, invalid }: Props) => {
  const [text, setText] = useState(value === null ? '' : String(value));
  const shown = readFigure(text) === value ? text : value === null ? '' : String(value);
  return (
    <span data-field={name} className="cell">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={invalid || undefined}
        className={missing ? 'miss' : undefined}
        value={shown}
        onChange={(event) => {
          setText(event.target.value);
          onChange(readFigure(event.target.value));
        }}
      />
    </span>
  );
};
