import { useQueryClient } from '@tanstack/react-query';
import { draftBid, editBid, submitBid } from '@zhiqiao/shared/bids/bid.endpoints';
import type { BidView } from '@zhiqiao/shared/bids/bid.schema';
import { useEffect, useRef, useState } from 'react';
import { CallFailed, call } from '../../platform/call.ts';
import { useDraft } from '../../platform/draft.ts';
import { jumpToField } from '../../ui/Field.tsx';
import { type BidForm, blankBid, fromBid, issuesByField, toBrief } from './bid.form.ts';

interface Options {
  need: string;
  /** keys of the indicators that have to be answered, in their order */
  keys: readonly string[];
  /** the draft on the server, when there is one */
  bid: BidView | undefined;
  account: string;
  onSubmitted: (bid: BidView) => void;
}

type Task = 'save' | 'submit';

// A second click while the first one is on its way must not begin a second bid.
const useStored = ({ need, keys, bid }: Options) => {
  const stored = useRef(bid ? { id: bid.id, rev: bid.rev } : undefined);
  const key = useRef(crypto.randomUUID());
  return async (form: BidForm): Promise<BidView> => {
    const brief = toBrief(form, keys);
    const at = stored.current;
    const view = at
      ? await call(editBid, { params: { id: at.id }, body: { ...brief, rev: at.rev } })
      : await call(draftBid, { body: { need, ...brief }, key: key.current });
    key.current = crypto.randomUUID();
    stored.current = { id: view.id, rev: view.rev };
    return view;
  };
};

interface Failed {
  task: Task;
  error: unknown;
  /** what is wrong, by field of the form */
  issues: Record<string, string>;
}

const failureOf = (task: Task, error: unknown, form: BidForm, keys: readonly string[]): Failed => {
  const sent = toBrief(form, keys).answers ?? [];
  return {
    task,
    error,
    issues: error instanceof CallFailed ? issuesByField(error.issues, sent) : {},
  };
};

/** Saves or submits; a refusal is kept for the form to show, and the focus goes to the first field that is wrong. */
const useSending = (options: Options, clear: () => void) => {
  const cache = useQueryClient();
  const store = useStored(options);
  const [task, setTask] = useState<Task>();
  const [failed, setFailed] = useState<Failed>();
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    if (failed) jumpToField(Object.keys(failed.issues));
  }, [failed]);

  const send = async (form: BidForm, next: Task) => {
    const stored = await store(form);
    if (next === 'save') return setSaved(true);
    const sent = await call(submitBid, { params: { id: stored.id }, body: {} });
    clear();
    for (const key of ['bids', 'needs']) void cache.invalidateQueries({ queryKey: [key] });
    options.onSubmitted(sent);
  };
  const attempt = async (form: BidForm, next: Task) => {
    setTask(next);
    setFailed(undefined);
    setSaved(false);
    try {
      await send(form, next);
    } catch (error) {
      setFailed(failureOf(next, error, form, options.keys));
    } finally {
      setTask(undefined);
      void cache.invalidateQueries({ queryKey: ['desk'] });
    }
  };
  return { task, failed, saved, attempt };
};

/** A bid while it is written: kept on this device as it is typed, stored as a draft on the server, then submitted. */
export const useBidForm = (options: Options) => {
  const { need, bid, account } = options;
  const [form, setForm] = useState<BidForm>();
  const draft = useDraft<BidForm>(`bid:${need}:${account}`, form);
  const [start] = useState(() => draft.restored ?? (bid ? fromBid(bid) : blankBid));
  const { task, failed, saved, attempt } = useSending(options, draft.clear);
  const value = form ?? start;
  return {
    value,
    change: (part: Partial<BidForm>) => setForm({ ...value, ...part }),
    issues: failed?.issues ?? {},
    failed,
    saved,
    task,
    draft,
    save: () => void attempt(value, 'save'),
    submit: () => void attempt(value, 'submit'),
  };
};
export type BidWriting = ReturnType<typeof useBidForm>;
