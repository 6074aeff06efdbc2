import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { categories } from '../experts/expert.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id } from '../kernel/text.ts';
import { timeline } from '../kernel/timeline.ts';
import { match } from '../matching/match.schema.ts';
import { declining, roundBeginning, roundChange, roundEdit } from './round.schema.ts';
import { offerStates, offerView, roundRow, roundView, roundWhatIf } from './round.view.ts';

const byId = z.strictObject({ id });
const officers = { roles: officerRoles };
const nothing = z.strictObject({});

const move = (name: string, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/api/rounds/:id/${name}`,
    summary,
    access: officers,
    params: byId,
    body: nothing,
    reply: roundView,
  });

export const listRounds = endpoint({
  method: 'GET',
  path: '/api/desk/rounds',
  summary: "My county's rounds, the newest first",
  access: officers,
  query: z.strictObject({ ...pageQuery }),
  reply: pageOf(roundRow),
});
export const readRoundChoices = endpoint({
  method: 'GET',
  path: '/api/desk/rounds/choices',
  summary: 'Who and what a round can be made of',
  access: officers,
  reply: z.object({
    people: z.array(
      z.object({ expert: id, name: z.string(), unit: z.string(), category: z.enum(categories) }),
    ),
    needs: z.array(z.object({ need: id, title: z.string(), firm: z.string() })),
  }),
});
export const beginRound = endpoint({
  method: 'POST',
  path: '/api/rounds',
  summary: 'Set up a round from categories of experts and open needs or towns',
  access: officers,
  once: true,
  body: roundBeginning,
  reply: roundView,
});
export const readRound = endpoint({
  method: 'GET',
  path: '/api/rounds/:id',
  summary: 'One round, for its bureau',
  access: officers,
  params: byId,
  reply: roundView,
});
export const readRoundTimeline = endpoint({
  method: 'GET',
  path: '/api/rounds/:id/timeline',
  summary: 'Everything that was done to a round and its offers',
  access: officers,
  params: byId,
  reply: timeline,
});
export const editRound = endpoint({
  method: 'PUT',
  path: '/api/rounds/:id',
  summary: 'Write people, posts and limits anew; a solution that stood is gone',
  access: officers,
  params: byId,
  body: roundEdit,
  reply: roundView,
});
/** Long work away from the serving thread: its writing is one step at the end. */
export const solveRound = { ...move('solve', 'Find the optimum'), untransacted: true };
export const weighRound = endpoint({
  method: 'POST',
  path: '/api/rounds/:id/what-if',
  summary: 'What a change by hand would cost and whom it would move; nothing is written',
  access: officers,
  params: byId,
  body: roundChange,
  reply: roundWhatIf,
  untransacted: true,
});
export const changeRound = endpoint({
  method: 'POST',
  path: '/api/rounds/:id/changes',
  summary: 'Do the change: it becomes a pin or a ban, and the rest is solved around it',
  access: officers,
  params: byId,
  body: roundChange,
  reply: roundView,
  untransacted: true,
});
export const readRoundPairs = endpoint({
  method: 'GET',
  path: '/api/rounds/:id/people/:expert',
  summary: 'One person of a round against every post, best first, each with reasons and gaps',
  access: officers,
  params: z.strictObject({ id, expert: id }),
  reply: z.object({ items: z.array(z.object({ post: z.string(), match })) }),
});
export const publishRound = move('publish', 'Make an offer of every pair to both its sides');
export const solveRoundRest = {
  ...move('rest', 'Keep what both agreed on, leave out what was declined, solve the rest again'),
  untransacted: true,
};
export const closeRound = move('close', 'Close it; offers that stand open lapse');
export const cancelRound = move('cancel', 'Cancel it');

export const listOffers = endpoint({
  method: 'GET',
  path: '/api/desk/offers',
  summary: 'Offers of rounds to me, my firm, or the towns of my county',
  access: 'member',
  query: z.strictObject({ ...pageQuery, state: z.enum([...offerStates, 'open']).optional() }),
  reply: pageOf(offerView),
});
export const acceptOffer = endpoint({
  method: 'POST',
  path: '/api/offers/:id/accept',
  summary: 'Say yes to an offer, as the side one is',
  access: 'member',
  params: byId,
  body: z.strictObject({ as: z.enum(['expert', 'post']) }),
  reply: offerView,
});
export const declineOffer = endpoint({
  method: 'POST',
  path: '/api/offers/:id/decline',
  summary: 'Say no to an offer, with a reason',
  access: 'member',
  params: byId,
  body: declining,
  reply: offerView,
});
