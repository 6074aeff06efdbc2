import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { pageOf, pageQuery } from '../kernel/page.ts';
import { id, revision, text } from '../kernel/text.ts';
import { timeline } from '../kernel/timeline.ts';
import {
  indicator,
  needBrief,
  needEdit,
  needRow,
  needStates,
  needView,
  reasoned,
  returnReasons,
  withdrawReasons,
} from './need.schema.ts';

const byId = z.strictObject({ id });
const note = z.strictObject({ note: text(2, 500, 'lines') });
const nothing = z.strictObject({});

const move = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  roles: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/needs/:id/${name}`,
    summary,
    access: { roles },
    params: byId,
    body,
    reply: needView,
  });

const experts = ['expert'] as const;
const both = [...firmRoles, ...officerRoles];

export const draftNeed = endpoint({
  method: 'POST',
  path: '/api/needs',
  summary: 'Write down a need (a draft nobody else sees)',
  access: { roles: firmRoles },
  once: true,
  body: needBrief,
  reply: needView,
});

export const editNeed = endpoint({
  method: 'PUT',
  path: '/api/needs/:id',
  summary: 'Change a need; an older revision is refused',
  access: { roles: both },
  params: byId,
  body: needEdit,
  reply: needView,
});

export const readNeed = endpoint({
  method: 'GET',
  path: '/api/needs/:id',
  summary: 'One need as I may see it',
  access: 'guest',
  params: byId,
  reply: needView,
});

export const listMyNeeds = endpoint({
  method: 'GET',
  path: '/api/desk/needs',
  summary: "My firm's needs, or all of my county's for an officer, with what is waiting",
  access: { roles: both },
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(needStates).optional(),
    waiting: z.enum(['bureau', 'firm', 'expert']).optional(),
    q: z.string().max(60).optional(),
  }),
  reply: z.object({ ...pageOf(needRow).shape, byState: z.record(z.string(), z.number().int()) }),
});

export const readNeedTimeline = endpoint({
  method: 'GET',
  path: '/api/needs/:id/timeline',
  summary: 'What happened to it, from the recorded events; with `expert`, nothing of other bidders',
  access: 'guest',
  params: byId,
  query: z.strictObject({ expert: id.optional() }),
  reply: timeline,
});

export const findSimilarNeeds = endpoint({
  method: 'POST',
  path: '/api/needs/similar',
  summary:
    'Needs like this text: my own open ones that it may repeat, and published ones with how they ended',
  access: { roles: firmRoles },
  body: z.strictObject({
    title: text(1, 80),
    background: text(0, 5000, 'lines').default(''),
    except: id.optional(),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        number: z.string(),
        title: z.string(),
        state: z.enum(needStates),
        mine: z.boolean(),
        likeness: z.number(),
      }),
    ),
  }),
});

export const submitNeed = move(
  'submit',
  'Ask the bureau to publish it',
  z.strictObject({ duplicateReason: text(0, 300).default('') }),
  firmRoles,
);
export const acceptNeed = move(
  'accept',
  'The bureau takes it on to refine it',
  nothing,
  officerRoles,
);
export const returnNeed = move(
  'return',
  'Back to the firm with reasons',
  reasoned(returnReasons),
  officerRoles,
);
export const declineNeed = move(
  'decline',
  'Not for this place, with reasons',
  reasoned(returnReasons),
  officerRoles,
);
export const confirmNeed = move(
  'confirm',
  'The firm confirms the text as it stands',
  z.strictObject({ rev: revision }),
  firmRoles,
);
export const publishNeed = move('publish', 'Publish it', nothing, officerRoles);
export const pauseNeed = move('pause', 'Stop taking bids for a while', note, both);
export const resumeNeed = move('resume', 'Take bids again', nothing, both);
export const renewNeed = move(
  'renew',
  'Confirm that it is still wanted',
  z.strictObject({ deadline: z.iso.date() }),
  firmRoles,
);
export const guideNeed = move('guide', 'Keep it for the project guide', nothing, officerRoles);
export const withdrawNeed = move(
  'withdraw',
  'Take it back; every bidder is told why',
  reasoned(withdrawReasons),
  firmRoles,
);
export const closeNeed = move('close', 'Close it', nothing, officerRoles);
export const deliverNeed = move(
  'deliver',
  'The agreement is signed: delivery begins',
  z.strictObject({ signedOn: z.iso.date(), contractNumber: text(0, 60).default('') }),
  both,
);
export const reportNeed = move(
  'report',
  'The firm writes what each indicator reached',
  z.strictObject({
    results: z
      .array(
        z.strictObject({
          key: indicator.shape.key,
          value: z.number().min(-1e12).max(1e12).nullable(),
          met: z.enum(['yes', 'partly', 'no']),
          note: text(0, 300).default(''),
        }),
      )
      .max(12),
  }),
  firmRoles,
);
/** `rev`: of the need as the expert read it; results that changed since are not agreed to */
export const resolveNeed = move(
  'resolve',
  'The expert agrees with the results',
  z.strictObject({ rev: revision }),
  experts,
);
export const promiseNeed = move(
  'promise',
  'Promise confidentiality to read more',
  z.strictObject({ promise: z.literal(true) }),
  experts,
);
