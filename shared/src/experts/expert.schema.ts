import { z } from 'zod';
import { id, moment, revision, text } from '../kernel/text.ts';
import { code } from '../reference/reference.schema.ts';

/** 科技特派员, 科技副总, 银龄工程师, 假日工程师, 海外工程师 */
export const categories = ['sciEnvoy', 'sciDeputy', 'silver', 'holiday', 'overseas'] as const;
export type Category = (typeof categories)[number];
/** a 科技特派员 is a person, a team or an entity, of a level */
export const envoyKinds = ['individual', 'team', 'entity'] as const;
export const envoyLevels = ['province', 'city', 'county'] as const;
export const evidenceKinds = ['patent', 'paper', 'project', 'product'] as const;
export const tongues = ['mandarin', 'dialect', 'english', 'japanese', 'german', 'other'] as const;

/** One record that a reason can point at. `key` is made by the form and stays with the record. */
export const evidence = z.strictObject({
  key: z.string().regex(/^[a-z0-9]{4,12}$/),
  kind: z.enum(evidenceKinds),
  title: text(2, 160),
  /** what it shows, with its numbers: 2024 论文表 2, 圆度 0.72 μm */
  text: text(0, 1000, 'lines').default(''),
  year: z.number().int().min(1950).max(2100),
  number: text(0, 60).default(''),
});
export type Evidence = z.infer<typeof evidence>;

export const availability = z.strictObject({
  paused: z.boolean().default(false),
  daysPerMonth: z.number().int().min(0).max(31).default(4),
  weekends: z.boolean().default(false),
  remote: z.boolean().default(true),
});

export const expertProfile = z
  .strictObject({
    name: text(2, 40),
    category: z.enum(categories),
    envoyKind: z.enum(envoyKinds).optional(),
    envoyLevel: z.enum(envoyLevels).optional(),
    /** the sending unit on the platform, when it is here */
    unit: id.optional(),
    unitName: text(0, 60).default(''),
    title: text(0, 40).default(''),
    disciplines: z.array(code).max(6).default([]),
    industries: z.array(code).max(8).default([]),
    summary: text(0, 2000, 'lines').default(''),
    evidence: z.array(evidence).max(60).default([]),
    availability: availability.prefault({}),
    /** engagements at one time */
    capacity: z.number().int().min(0).max(10).default(2),
    towns: z.array(code).max(30).default([]),
    tongues: z.array(z.enum(tongues)).max(tongues.length).default(['mandarin']),
    /** credit codes of organisations this person founded, invested in or sits in: the conflict guard reads them */
    interests: z.array(text(2, 60)).max(20).default([]),
  })
  .superRefine((value, context) => {
    if (value.category === 'sciEnvoy' && !value.envoyLevel) {
      context.addIssue({ code: 'custom', path: ['envoyLevel'], params: { rule: 'required' } });
    }
  });
export type ExpertProfile = z.infer<typeof expertProfile>;
export type ExpertProfileInput = z.input<typeof expertProfile>;

export const expertEdit = z.strictObject({ ...expertProfile.shape, rev: revision });

export const expertView = z.object({
  id,
  rev: revision,
  standing: z.enum(['unverified', 'verified', 'refused']),
  name: z.string(),
  category: z.enum(categories),
  envoyKind: z.enum(envoyKinds).optional(),
  envoyLevel: z.enum(envoyLevels).optional(),
  unit: z.object({ id: id.optional(), name: z.string() }),
  title: z.string(),
  disciplines: z.array(z.string()),
  industries: z.array(z.string()),
  summary: z.string(),
  evidence: z.array(evidence),
  availability,
  capacity: z.number().int(),
  active: z.number().int(),
  towns: z.array(z.string()),
  tongues: z.array(z.enum(tongues)),
  /** the expert and officers only */
  interests: z.array(z.string()).optional(),
  county: z.string(),
  completeness: z.number().int(),
  standings: z.array(z.string()),
  since: moment,
});
export type ExpertView = z.infer<typeof expertView>;

export const expertCard = z.object({
  id,
  name: z.string(),
  category: z.enum(categories),
  /** an envoy who is no single person */
  team: z.enum(['team', 'entity']).optional(),
  unit: z.string(),
  title: z.string(),
  disciplines: z.array(z.string()),
  industries: z.array(z.string()),
  summary: z.string(),
  evidence: z.number().int(),
  towns: z.array(z.string()),
});
export type ExpertCard = z.infer<typeof expertCard>;
