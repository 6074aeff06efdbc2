import { summarizePlan } from './plan.describing.ts';
import { type Doc, isDoc, typeName } from './values.ts';
import type { Request } from './wire.ts';

/** A command that took long, in the words of MongoDB's own "Slow query" log line. */
export interface SlowCommand {
  ns: string;
  /** The command with types in place of values: a log must not hold what people wrote. */
  command: Doc;
  /** `COLLSCAN`, `IDHACK`, `IXSCAN { a: 1 }`; missing where nothing was looked for. */
  planSummary: string | undefined;
  docsExamined: number;
  durationMillis: number;
}

/** A line for the log: a slow command, or a fault within the store. */
export interface StoreNote {
  kind: 'slow' | 'fault';
  text: string;
  slow?: SlowCommand;
}

/** These say how a command works and nothing of what is stored. */
const SHOWN = new Set([
  'sort',
  'projection',
  'limit',
  'skip',
  'batchSize',
  'hint',
  'key',
  'ordered',
]);
const LEFT_OUT = new Set(['lsid', '$clusterTime', '$db', 'txnNumber', 'comment', 'apiVersion']);
const LONGEST_LIST = 5;

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) {
    const more = value.length - LONGEST_LIST;
    const shown = value.slice(0, LONGEST_LIST).map(shapeOf);
    return more > 0 ? [...shown, `and ${more} more`] : shown;
  }
  if (!isDoc(value)) return typeName(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

function commandShape(command: Doc): Doc {
  const [name, ...rest] = Object.entries(command);
  const shape: Doc = name ? { [name[0]]: typeof name[1] === 'string' ? name[1] : 1 } : {};
  for (const [key, value] of rest) {
    if (!LEFT_OUT.has(key)) shape[key] = SHOWN.has(key) ? value : shapeOf(value);
  }
  return shape;
}

/** The note of a command that took `ms` milliseconds, waiting for locks and the disk included. */
export function slowNote({ command, look }: Request, ms: number): StoreNote {
  const target = Object.values(command)[0];
  const slow: SlowCommand = {
    ns: typeof target === 'string' ? `${String(command.$db)}.${target}` : String(command.$db),
    command: commandShape(command),
    planSummary: look?.plan && summarizePlan(look.plan),
    docsExamined: look?.examined ?? 0,
    durationMillis: Math.round(ms),
  };
  const plan = slow.planSummary ? `, ${slow.planSummary}, ${slow.docsExamined} examined` : '';
  const text = `${slow.durationMillis} ms${plan}: ${JSON.stringify(slow.command).slice(0, 500)}`;
  return { kind: 'slow', text, slow };
}
