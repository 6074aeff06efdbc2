import { z } from 'zod';
import { id, moment, text } from '../kernel/text.ts';
import { calendarYears } from '../rules/calendar.schema.ts';

/** One account, one role: somebody with two hats signs in with the hat of the moment (see decision 004). */
export const roles = [
  'firmOwner',
  'firmMember',
  'chiefTechnologist',
  'expert',
  'universityOfficer',
  'broker',
  'leader',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

export const firmRoles = ['firmOwner', 'firmMember', 'chiefTechnologist'] as const;
export const officerRoles = ['broker', 'leader'] as const;

/** Sign-in name: lower case, so that no twin differs in case only. */
export const login = z
  .string()
  .max(200)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9._@-]{3,39}$/));

export const password = z.string().min(10).max(128);

export const personName = text(2, 40);

export const newAccount = z.strictObject({ login, name: personName, password });
export type NewAccount = z.infer<typeof newAccount>;

export const credentials = z.strictObject({
  login: z.string().max(200),
  password: z.string().max(500),
});

export const passwordChange = z.strictObject({ current: z.string().max(500), next: password });

export const preferences = z.strictObject({
  language: z.enum(['zh-CN', 'en']).optional(),
  size: z.enum(['normal', 'large']).optional(),
});

const mailAddress = z
  .string()
  .max(200)
  .transform((value) => value.normalize('NFKC').trim().toLowerCase())
  .pipe(z.union([z.literal(''), z.email().max(120)]));

const phoneNumber = z
  .string()
  .max(200)
  .transform((value) => value.normalize('NFKC').trim())
  .pipe(z.union([z.literal(''), z.string().regex(/^\+?\d[\d -]{5,18}\d$/)]));

/** How to reach the person of an account outside; shown to another only after both agreed. Empty: not given. */
export const contact = z.strictObject({ email: mailAddress, phone: phoneNumber });
export type Contact = z.infer<typeof contact>;

/** Who is asking, as every use case sees them. */
export interface Actor {
  id: string;
  name: string;
  role: Role;
  county: string;
  organisation?: string;
  expert?: string;
}

export const me = z.object({
  account: z
    .object({
      id,
      name: z.string(),
      login: z.string(),
      role: z.enum(roles),
      organisation: z
        .object({ id, name: z.string(), kind: z.string(), standing: z.string() })
        .optional(),
      expert: id.optional(),
      preferences,
      contact: z.object({ email: z.string(), phone: z.string() }),
    })
    .nullable(),
  demo: z.boolean(),
  setUp: z.boolean(),
  county: z.object({ code: z.string(), name: z.string(), en: z.string().optional() }),
  /** the years of holidays that this installation has in place of the shipped ones */
  calendar: calendarYears.optional(),
});
export type Me = z.infer<typeof me>;

export const sessionView = z.object({
  key: z.string(),
  device: z.string(),
  since: moment,
  lastSeen: moment,
  current: z.boolean(),
});

export const demoDoor = z.object({
  key: z.string(),
  role: z.enum(roles),
  name: z.string(),
  place: z.string(),
});

export const setUp = z.strictObject({
  code: z.string().min(8).max(100),
  county: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: text(2, 20) }),
  bureau: text(2, 60),
  account: newAccount,
});

/** An account as those who look after it see it. */
export const keptAccount = z.object({
  id,
  login: z.string(),
  name: z.string(),
  role: z.enum(roles),
  /** organisation, or unit of an expert; empty when there is none */
  place: z.string(),
  since: moment,
  state: z.enum(['active', 'disabled']),
  standings: z.array(z.string()),
});
export type KeptAccount = z.infer<typeof keptAccount>;

export const passwordLink = z.object({ token: z.string(), login: z.string(), until: moment });
