import type { Endpoint } from '@zhiqiao/shared/kernel/endpoint';
import * as doors from '@zhiqiao/shared/needs/need.endpoints';
import type { NeedView } from '@zhiqiao/shared/needs/need.schema';
import { useSend } from '../../platform/query.ts';
import type { Deed } from './need.deeds.ts';

/** Deeds done in a dialog; writing (the text, a bid) has a page of its own. */
export type SentDeed = Exclude<Deed, 'edit' | 'bid'>;

const doorOf: Record<SentDeed, Endpoint> = {
  promise: doors.promiseNeed,
  submit: doors.submitNeed,
  accept: doors.acceptNeed,
  confirm: doors.confirmNeed,
  publish: doors.publishNeed,
  return: doors.returnNeed,
  decline: doors.declineNeed,
  deliver: doors.deliverNeed,
  report: doors.reportNeed,
  resolve: doors.resolveNeed,
  renew: doors.renewNeed,
  resume: doors.resumeNeed,
  pause: doors.pauseNeed,
  guide: doors.guideNeed,
  close: doors.closeNeed,
  withdraw: doors.withdrawNeed,
};

/** What the fields of the dialogs hold, all of them together. */
export interface DeedValues {
  reason?: string;
  note?: string;
  /** days as YYYY-MM-DD */
  deadline?: string;
  signedOn?: string;
  contractNumber?: string;
  duplicateReason?: string;
  results?: { value: number | null; met: string; note?: string }[];
}

const resultsOf = (view: NeedView, values: DeedValues) =>
  (view.indicators ?? []).map(({ key }, index) => ({
    key,
    value: values.results?.[index]?.value ?? null,
    met: values.results?.[index]?.met,
    note: values.results?.[index]?.note ?? '',
  }));

/** The body a deed is sent with. */
const bodyOf = (deed: SentDeed, view: NeedView, values: DeedValues): object => {
  if (deed === 'promise') return { promise: true };
  if (deed === 'confirm' || deed === 'resolve') return { rev: view.rev };
  if (deed === 'submit') return { duplicateReason: values.duplicateReason ?? '' };
  if (deed === 'pause') return { note: values.note };
  if (deed === 'renew') return { deadline: values.deadline ?? '' };
  if (deed === 'report') return { results: resultsOf(view, values) };
  if (deed === 'deliver')
    return { signedOn: values.signedOn ?? '', contractNumber: values.contractNumber ?? '' };
  if (deed === 'return' || deed === 'decline' || deed === 'withdraw')
    return { reason: values.reason, note: values.note };
  return {};
};

export const useDeed = (deed: SentDeed, view: NeedView, onDone: () => void) => {
  const send = useSend(doorOf[deed], { touches: ['desk', 'bids'], onDone });
  return {
    busy: send.isPending,
    error: send.error,
    send: (values: DeedValues) =>
      send.mutate({ params: { id: view.id }, body: bodyOf(deed, view, values) } as never),
  };
};
