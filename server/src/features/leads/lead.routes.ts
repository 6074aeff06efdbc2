import * as doors from '@zhiqiao/shared/leads/lead.endpoints';
import type { Router } from 'express';
import { bind } from '../../platform/bind.ts';
import * as leads from './lead.service.ts';

export const bindLeads = (router: Router): void => {
  bind(router, doors.listLeads, leads.listLeads);
  bind(router, doors.offerLead, leads.offerLead);
  bind(router, doors.takeLead, leads.takeLead);
  bind(router, doors.laterLead, leads.laterLead);
  bind(router, doors.dismissLead, leads.dismissLead);
};
