import { changeHeld, readHeld } from '@zhiqiao/shared/matching/matching.endpoints';
import { useCall, useSend } from '../../platform/query.ts';

export const useHeld = () => useCall(readHeld, {});

/** Takes something out of the matching or gives it back; today's needs are read again. */
export const useChangeHeld = () => useSend(changeHeld, { touches: ['desk', 'experts'] });
