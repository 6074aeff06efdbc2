import { z } from 'zod';

/** The reply of a door that has nothing more to say. */
export const done = z.object({ done: z.literal(true) });
