import { changeFirmHeld, readFirmHeld } from '@zhiqiao/shared/matching/firmHeld.endpoints';
import { changeHeld, readHeld } from '@zhiqiao/shared/matching/matching.endpoints';
import { useCall, useSend } from '../../platform/query.ts';

export const useHeld = () => useCall(readHeld, {});

/** Takes something out of the matching or gives it back; today's needs are read again. */
export const useChangeHeld = () => useSend(changeHeld, { touches: ['desk', 'experts'] });

export const useFirmHeld = () => useCall(readFirmHeld, {});

/** The firm leaves the suggestions or comes back; whatever was suggested is read again. */
export const useChangeFirmHeld = () => useSend(changeFirmHeld, { touches: ['desk', 'needs'] });
