import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { timeline } from '../kernel/timeline.ts';
import {
  awardSplit,
  contractChange,
  contractEntry,
  contractFiling,
  contractStates,
  contractView,
} from './contract.schema.ts';

const byId = z.strictObject({ id });
const sellers = ['universityOfficer'] as const;
const note = z.strictObject({ note: text(2, 500) });

const move = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  roles: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/contracts/:id/${name}`,
    summary,
    access: { roles },
    params: byId,
    body,
    reply: contractView,
  });

export const listContracts = endpoint({
  method: 'GET',
  path: '/api/desk/contracts',
  summary: "Technical contracts of my unit, my firm, or my county's",
  access: 'member',
  query: z.strictObject({ ...pageQuery, state: z.enum(contractStates).optional() }),
  reply: pageOf(contractView),
});
export const readContract = endpoint({
  method: 'GET',
  path: '/api/contracts/:id',
  summary: 'One technical contract, for its parties and the bureau',
  access: 'member',
  params: byId,
  reply: contractView,
});
export const readContractTimeline = endpoint({
  method: 'GET',
  path: '/api/contracts/:id/timeline',
  summary: 'What happened to a contract',
  access: 'member',
  params: byId,
  reply: timeline,
});
export const enterContract = endpoint({
  method: 'POST',
  path: '/api/contracts',
  summary: 'Enter a contract that was signed without a trial',
  access: { roles: [...sellers, ...officerRoles] },
  once: true,
  body: contractEntry,
  reply: contractView,
});
export const fileContract = move('file', 'File it for registration', contractFiling, sellers);
export const correctContract = move(
  'ask-correction',
  'The desk wants it corrected; the clock begins anew when it comes back',
  note,
  officerRoles,
);
export const registerContract = move(
  'register',
  'Register it under a certificate number',
  z.strictObject({ certificate: text(4, 60) }),
  officerRoles,
);
export const refuseContract = move('refuse', 'Refuse the registration', note, officerRoles);
export const changeContract = move('change', 'File a change of amounts', contractChange, sellers);
export const cancelContract = move('cancel', 'Cancel it', note, sellers);
export const splitAward = move(
  'award',
  'Record how the award is split; team and main finisher have a least share',
  awardSplit,
  sellers,
);
