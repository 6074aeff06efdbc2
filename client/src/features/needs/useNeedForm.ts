import { useQueryClient } from '@tanstack/react-query';
import { draftNeed, editNeed, submitNeed } from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';
import { storedDraft, useDraft } from '../../platform/draft.ts';
import { jumpToField } from '../../ui/Field.tsx';
import { briefOf, issuesByField, type NeedForm, withoutEmptyRows } from './need.form.ts';

/** Where the draft lies on the server, and which revision was read. */
export interface Stored {
  id: string;
  rev: number;
}

interface Kept {
  form: NeedForm;
  stored: Stored | undefined;
}

interface Options {
  /** the key of the draft on this device */
  draftKey: string;
  first: NeedForm;
  stored: Stored | undefined;
  onSubmitted: (view: NeedView) => void;
}

export type Task = 'save' | 'submit';

const store = async (form: NeedForm, at: Stored | undefined, key: string): Promise<Stored> => {
  const brief = briefOf(form);
  const view = at
    ? await call(editNeed, { params: { id: at.id }, body: { ...brief, rev: at.rev } })
    : await call(draftNeed, { body: brief, key });
  return { id: view.id, rev: view.rev };
};

/** The typed form, kept on this device while it differs from what the server has. */
const useKept = ({ draftKey, first, stored: begun }: Options) => {
  // What was typed last time is what the writer expects to see, from the first moment.
  const [found] = useState(() => storedDraft<Kept>(draftKey)?.value);
  const [now, setNow] = useState<Kept>(found ?? { form: first, stored: begun });
  const [clean, setClean] = useState(first);
  const [restored, setRestored] = useState(found !== undefined);
  const dirty = now.form !== clean;
  const draft = useDraft<Kept>(draftKey, dirty ? now : undefined);
  return { now, setNow, setClean, dirty, draft, restored, setRestored };
};

type Keeping = ReturnType<typeof useKept>;

/** Writes the draft to the server: begun with POST once, changed with PUT afterwards. */
const useStoring = ({ now, setNow, setClean, draft }: Keeping) => {
  const [savedAt, setSavedAt] = useState<string>();
  // The same words sent again after a failure are the same draft, not a second one.
  const key = useRef(crypto.randomUUID());
  const save = async (at: Stored | undefined): Promise<Stored> => {
    const form = withoutEmptyRows(now.form);
    setNow({ form, stored: at });
    const stored = await store(form, at, key.current);
    key.current = crypto.randomUUID();
    setNow({ form, stored });
    setClean(form);
    draft.clear();
    setSavedAt(new Date().toISOString());
    return stored;
  };
  return { save, savedAt };
};

interface Told {
  duplicateReason?: string;
  /** the newer revision to write over: the writer has been told of it */
  over?: number;
}

const useSending = (kept: Keeping, onSubmitted: Options['onSubmitted']) => {
  const cache = useQueryClient();
  const { save, savedAt } = useStoring(kept);
  const [task, setTask] = useState<Task>();
  const [error, setError] = useState<unknown>();

  const run = async (next: Task, { duplicateReason = '', over }: Told) => {
    const read = kept.now.stored;
    const at = read && over !== undefined ? { ...read, rev: over } : read;
    const stored = kept.dirty || !at ? await save(at) : at;
    for (const key of [['desk'], ['needs', stored.id]])
      void cache.invalidateQueries({ queryKey: key });
    if (next === 'save') return;
    const view = await call(submitNeed, { params: { id: stored.id }, body: { duplicateReason } });
    void cache.invalidateQueries({ queryKey: ['needs'] });
    onSubmitted(view);
  };
  const send = async (next: Task, told: Told = {}): Promise<boolean> => {
    setTask(next);
    setError(undefined);
    try {
      await run(next, told);
      return true;
    } catch (failure) {
      setError(failure);
      return false;
    } finally {
      setTask(undefined);
    }
  };
  return { send, task, error, setError, savedAt };
};

/** Writing a need: kept on the device, saved as a draft on the server, submitted; a refusal keeps every word. */
export const useNeedForm = (options: Options) => {
  const kept = useKept(options);
  const { now, setNow, setClean, draft } = kept;
  const sending = useSending(kept, options.onSubmitted);
  const { error, setError } = sending;
  const issues = error instanceof CallFailed ? issuesByField(error.issues) : {};
  useEffect(() => {
    if (error instanceof CallFailed) jumpToField(error.issues.map(({ path }) => path));
  }, [error]);

  const set = (changes: Partial<NeedForm>) =>
    setNow((before) => ({ ...before, form: { ...before.form, ...changes } }));
  const restart = (form: NeedForm, stored: Stored | undefined) => {
    draft.clear();
    kept.setRestored(false);
    setNow({ form, stored });
    setClean(form);
    setError(undefined);
  };
  const { restored, dirty } = kept;
  const { send, task, savedAt } = sending;
  const { form, stored } = now;
  return { form, stored, dirty, draft, restored, set, send, restart, task, error, issues, savedAt };
};
export type NeedWriting = ReturnType<typeof useNeedForm>;
