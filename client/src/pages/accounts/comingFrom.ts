import { useSearchParams } from 'react-router';
import { paths } from '../../app/paths.ts';

/** Where to go after signing in: an address of ours, never one elsewhere. */
export const safeAddress = (wanted: string | null): string =>
  wanted && /^\/(?![/\\])/.test(wanted) ? wanted : paths.desk;

/** `?to=` of the sign-in page. */
export const useComingFrom = (): string => safeAddress(useSearchParams()[0].get('to'));
