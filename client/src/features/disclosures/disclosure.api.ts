import {
  changeDoor,
  readLedger,
  readMyPromise,
} from '@zhiqiao/shared/disclosures/disclosure.endpoints';
import { useCall, useSend } from '../../platform/query.ts';

export const useLedger = (need: string) => useCall(readLedger, { params: { id: need } });
export const useDoor = () => useSend(changeDoor);
export const useMyPromise = (need: string) => useCall(readMyPromise, { params: { id: need } });
