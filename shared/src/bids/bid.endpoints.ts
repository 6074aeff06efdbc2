import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, text } from '../kernel/text.ts';
import { bidEdit, bidStates, bidView, declining, newBid } from './bid.schema.ts';

const byId = z.strictObject({ id });
const nothing = z.strictObject({});
const experts = ['expert'] as const;

const move = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  access: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/bids/:id/${name}`,
    summary,
    access: { roles: access },
    params: byId,
    body,
    reply: bidView,
  });

export const draftBid = endpoint({
  method: 'POST',
  path: '/api/bids',
  summary: 'Begin a bid; one bid an expert a need',
  access: { roles: experts },
  once: true,
  body: newBid,
  reply: bidView,
});

export const editBid = endpoint({
  method: 'PUT',
  path: '/api/bids/:id',
  summary: 'Change a draft; an older revision is refused',
  access: { roles: experts },
  params: byId,
  body: bidEdit,
  reply: bidView,
});

export const readBid = endpoint({
  method: 'GET',
  path: '/api/bids/:id',
  summary: 'One bid',
  access: 'member',
  params: byId,
  reply: bidView,
});

export const listNeedBids = endpoint({
  method: 'GET',
  path: '/api/needs/:id/bids',
  summary: 'The bids on a need, for its firm and the bureau',
  access: { roles: [...firmRoles, ...officerRoles] },
  params: byId,
  reply: z.object({ items: z.array(bidView) }),
});

export const listMyBids = endpoint({
  method: 'GET',
  path: '/api/desk/bids',
  summary: "An expert's own bids, or those a unit's officer has to review",
  access: { roles: ['expert', 'universityOfficer'] },
  query: z.strictObject({ ...pageQuery, state: z.enum(bidStates).optional() }),
  reply: pageOf(bidView),
});

export const submitBid = move(
  'submit',
  'Send it (to my unit first where one must agree); the unit sends it on',
  nothing,
  ['expert', 'universityOfficer', ...officerRoles],
);
export const giveBackBid = move(
  'give-back',
  'The unit wants changes',
  z.strictObject({ note: text(2, 300) }),
  ['universityOfficer', ...officerRoles],
);
export const openBid = move(
  'open',
  'The firm has opened it: the expert sees that',
  nothing,
  firmRoles,
);
export const clarifyBid = move(
  'clarify',
  'Ask the expert',
  z.strictObject({ question: text(2, 500, 'lines') }),
  firmRoles,
);
export const answerBid = move(
  'answer',
  'Answer the question',
  z.strictObject({ reply: text(2, 1000, 'lines') }),
  experts,
);
export const shortlistBid = move('shortlist', 'Shortlist', nothing, firmRoles);
export const negotiateBid = move('negotiate', 'Begin to negotiate', nothing, firmRoles);
export const selectBid = move('select', 'Select, before the agreement', nothing, firmRoles);
export const waitlistBid = move('waitlist', 'Keep as a second choice', nothing, firmRoles);
export const promoteBid = move('promote', 'The second choice moves up', nothing, firmRoles);
export const declineBid = move(
  'decline',
  'Decline with a reason and one sentence',
  declining,
  firmRoles,
);
export const ruleBid = move(
  'ineligible',
  'The bureau rules it ineligible',
  z.strictObject({ note: text(4, 300) }),
  officerRoles,
);
export const withdrawBid = move('withdraw', 'Take it back', nothing, experts);

export const awardBid = endpoint({
  method: 'POST',
  path: '/api/bids/:id/award',
  summary: 'Award: one engagement, every other bid answered, the need committed, all at once',
  access: { roles: firmRoles },
  once: true,
  params: byId,
  body: z.strictObject({ sentence: text(4, 300) }),
  reply: bidView,
});
