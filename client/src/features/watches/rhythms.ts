import type { Rhythm } from '@zhiqiao/shared/watches/watch.schema';

export type { Rhythm };
/** By name: the schema would bring its checker with it. */
export const rhythms = ['instant', 'daily', 'weekly', 'never'] as const satisfies readonly Rhythm[];
