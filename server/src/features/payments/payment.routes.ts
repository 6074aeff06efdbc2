import * as doors from '@zhiqiao/shared/payments/payment.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as payments from './payment.service.ts';

export const bindPayments = (router: Router): void => {
  bind(router, doors.listPayments, payments.listPayments);
  bind(router, doors.callPayment, payments.callPayment);
  bind(router, doors.reportPayment, payments.reportPayment);
  bind(router, doors.payPayment, payments.payPayment);
  bind(router, doors.confirmPayment, payments.confirmPayment);
  bind(router, doors.denyPayment, payments.denyPayment);
};
