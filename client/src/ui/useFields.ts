import { useEffect, useState } from 'react';
import type { CallFailed } from '../platform/call.ts';
import { jumpToField } from './Field.tsx';

interface Edited {
  of: CallFailed | null;
  names: readonly string[];
}

// The server counts by its own order; the eye goes from the top.
const inOrder = (names: readonly string[]): string[] =>
  [...document.querySelectorAll<HTMLElement>('[data-field]')]
    .map(({ dataset }) => dataset.field ?? '')
    .filter((name) => names.includes(name));

/**
 * The values of a form by the server's paths (`firm.creditCode`), and what the server said about each of them. A
 * complaint stays at its field until the field is changed; after a refusal the focus goes to the first one.
 */
export const useFields = <K extends string>(
  initial: Readonly<Record<K, string>>,
  error: CallFailed | null,
) => {
  const [values, setValues] = useState<Record<K, string>>({ ...initial });
  const [touched, setTouched] = useState(false);
  const [edited, setEdited] = useState<Edited>({ of: null, names: [] });
  useEffect(() => {
    if (error) jumpToField(inOrder(error.issues.map(({ path }) => path)));
  }, [error]);
  const set = (name: K, value: string) => {
    setTouched(true);
    setValues((now) => ({ ...now, [name]: value }));
    setEdited((was) => ({ of: error, names: was.of === error ? [...was.names, name] : [name] }));
  };
  const complaint = (name: string): string | undefined =>
    edited.of === error && edited.names.includes(name)
      ? undefined
      : error?.issues.find(({ path }) => path === name)?.message;
  return {
    values,
    touched,
    set,
    /** puts other values in: a draft, or a newer version */
    fill: (next: Partial<Record<K, string>>) => setValues((now) => ({ ...now, ...next })),
    /** spread into a field */
    at: (name: K) => ({
      name,
      value: values[name],
      onChange: (value: string) => set(name, value),
      error: complaint(name),
    }),
  };
};
