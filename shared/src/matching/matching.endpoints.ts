import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { evidence, expertCard } from '../experts/expert.schema.ts';
import { introductionStates, judged, load } from '../introductions/introduction.schema.ts';
import { done } from '../kernel/done.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id, text } from '../kernel/text.ts';
import { needCard, needStates } from '../needs/need.schema.ts';
import { organisationCard } from '../organisations/organisation.schema.ts';
import { outcomeCard } from '../outcomes/outcome.schema.ts';
import { heldChange, heldView } from './held.schema.ts';
import { expertOrders, needOrders, outcomeOrders } from './match.orders.ts';
import { covers, match } from './match.schema.ts';

const byId = z.strictObject({ id });
const asked = [...firmRoles, ...officerRoles];
/** the need's firm left the suggestions: nothing is suggested for it */
const left = z.boolean();

export const matchExperts = endpoint({
  method: 'GET',
  path: '/api/needs/:id/experts',
  summary: 'Experts for a need, ranked, each with reasons and gaps',
  access: { roles: asked },
  params: byId,
  query: z.strictObject({ order: z.enum(expertOrders).default('best') }),
  reply: z.object({
    left,
    items: z.array(
      z.object({
        expert: expertCard,
        match,
        /** the records that the reasons stand on */
        records: z.array(evidence),
        introduced: z.boolean(),
        bid: z.string().optional(),
        /** how busy they are, before they are asked once more */
        load,
        /** what came of the introduction so far */
        introduction: z.object({ id, state: z.enum(introductionStates) }).optional(),
        /** what the reader's side said of it */
        judged: judged.optional(),
        /** for the bureau: which of the two said that they would like it */
        wanted: z.array(z.enum(['expert', 'firm'])),
      }),
    ),
  }),
});

export const matchOutcomes = endpoint({
  method: 'GET',
  path: '/api/needs/:id/outcomes',
  summary: 'Outcomes for a need, ranked, each with reasons and gaps',
  access: { roles: asked },
  params: byId,
  query: z.strictObject({ order: z.enum(outcomeOrders).default('best') }),
  reply: z.object({
    left,
    items: z.array(z.object({ outcome: outcomeCard, match, judged: judged.optional() })),
  }),
});

export const matchUnits = endpoint({
  method: 'GET',
  path: '/api/needs/:id/units',
  summary:
    'Universities, platforms and teams for a need: what their people and outcomes cover together',
  access: { roles: asked },
  params: byId,
  reply: z.object({
    left,
    items: z.array(
      z.object({
        unit: organisationCard,
        /** the best of its pairs */
        score: z.number(),
        /** one for each indicator of the need: the most that any of them shows */
        cover: z.array(z.enum(covers)),
        /** what it stands on, best first: each with its own reasons */
        people: z.array(z.object({ expert: expertCard, match })),
        outcomes: z.array(z.object({ outcome: outcomeCard, match })),
        judged: judged.optional(),
      }),
    ),
  }),
});

export const matchNeeds = endpoint({
  method: 'GET',
  path: '/api/desk/matches',
  summary: "An expert's needs of today, ranked, each with reasons and gaps",
  access: { roles: ['expert'] },
  query: z.strictObject({ order: z.enum(needOrders).default('best') }),
  reply: z.object({
    /** the expert left the ranking: nothing is suggested */
    left: z.boolean(),
    items: z.array(
      z.object({ need: needCard, match, introduced: z.boolean(), judged: judged.optional() }),
    ),
  }),
});

export const introduceExpert = endpoint({
  method: 'POST',
  path: '/api/needs/:id/introductions',
  summary: 'The bureau introduces an expert to a need: both sides are told, with the reasons',
  access: { roles: officerRoles },
  once: true,
  params: byId,
  body: z.strictObject({ expert: id, note: text(0, 300).default('') }),
  reply: done,
});

export const readHeld = endpoint({
  method: 'GET',
  path: '/api/desk/held',
  summary: 'What the matching uses about me, where each came from, and what I took back',
  access: { roles: ['expert'] },
  reply: heldView,
});

export const changeHeld = endpoint({
  method: 'PUT',
  path: '/api/desk/held',
  summary: 'Take a record, a word, a code or myself out of the matching, or give it back',
  access: { roles: ['expert'] },
  body: heldChange,
  reply: done,
});

export const solvedByOthers = endpoint({
  method: 'GET',
  path: '/api/desk/solved',
  summary: 'Solved needs of other firms that are like mine: only what everybody may read of them',
  access: { roles: firmRoles },
  reply: z.object({
    items: z.array(
      z.object({
        need: needCard,
        /** which of my needs it is like */
        like: z.object({ id, title: z.string() }),
        words: z.array(z.string()),
        /** the same group of industries */
        sameTrade: z.boolean(),
        /** what the firm said of it */
        judged: judged.optional(),
      }),
    ),
  }),
});

export const listTopics = endpoint({
  method: 'GET',
  path: '/api/desk/topics',
  summary: 'Unsolved needs of my county that are alike, as candidate guide topics with their firms',
  access: { roles: officerRoles },
  reply: z.object({
    /** unsolved needs that were looked at */
    needs: z.number().int(),
    items: z.array(
      z.object({
        /** that of the need nearest to the others: a first wording */
        title: z.string(),
        words: z.array(z.string()),
        /** mean likeness, 0..1 */
        likeness: z.number(),
        needs: z.array(
          z.object({
            id,
            number: z.string(),
            title: z.string(),
            state: z.enum(needStates),
            firm: id,
          }),
        ),
        firms: z.array(z.object({ id, name: z.string() })),
      }),
    ),
  }),
});
