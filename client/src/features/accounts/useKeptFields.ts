import { useState } from 'react';
import type { CallFailed } from '../../platform/call.ts';
import { storedDraft, useDraft } from '../../platform/draft.ts';
import { useFields } from '../../ui/useFields.ts';

const withoutSecrets = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.endsWith('password')));

/** The fields of a registration, kept on this device while they are typed; passwords never are. */
export const useKeptFields = <K extends string>(
  key: string,
  initial: Readonly<Record<K, string>>,
  error: CallFailed | null,
) => {
  const [begun] = useState(() => ({
    ...initial,
    ...(storedDraft<Partial<Record<K, string>>>(key)?.value ?? {}),
  }));
  const fields = useFields<K>(begun, error);
  const kept = fields.touched ? withoutSecrets(fields.values) : undefined;
  const { clear } = useDraft(key, useStable(kept));
  return { ...fields, forget: clear };
};

// The same content is the same draft: it is not written again with every render.
const useStable = (value: Record<string, string> | undefined) => {
  const [kept, setKept] = useState(value);
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
};
