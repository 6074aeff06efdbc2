import { z } from 'zod';
import { id, moment, revision, text } from '../kernel/text.ts';
import { code, maybeCode } from '../reference/reference.schema.ts';
import { creditCodeFault } from './creditCode.ts';

export const organisationKinds = ['firm', 'university', 'bureau', 'platform'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];
/** 研究院, 综合体, 实验室 */
export const platformKinds = ['institute', 'complex', 'laboratory'] as const;
export const standings = ['unverified', 'verified', 'refused'] as const;

export const creditCode = z
  .string()
  .max(60)
  .transform((value) => value.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  .superRefine((value, context) => {
    const fault = creditCodeFault(value);
    if (fault) context.addIssue({ code: 'custom', params: { rule: `creditCode.${fault}` } });
  });

const described = {
  name: text(2, 60),
  town: maybeCode,
  industry: maybeCode,
  intro: text(0, 1000, 'lines').default(''),
};

export const firmRegistration = z.strictObject({
  ...described,
  town: code,
  industry: code,
  creditCode,
  /** credit codes of organisations that founded or own a part of the firm: the conflict guard reads them */
  investors: z.array(creditCode).max(20).default([]),
});
export type FirmRegistration = z.infer<typeof firmRegistration>;

export const organisationRegistration = z.strictObject({
  ...described,
  creditCode,
  kind: z.enum(['university', 'platform']),
  platformKind: z.enum(platformKinds).optional(),
});

export const organisationEdit = z.strictObject({
  ...described,
  investors: z.array(creditCode).max(20).default([]),
  rev: revision,
});

export const verdict = z.strictObject({
  verdict: z.enum(['verified', 'refused']),
  note: text(0, 300).default(''),
});

export const organisationView = z.object({
  id,
  rev: revision,
  kind: z.enum(organisationKinds),
  platformKind: z.enum(platformKinds).optional(),
  name: z.string(),
  standing: z.enum(standings),
  town: z.string().optional(),
  industry: z.string().optional(),
  intro: z.string(),
  county: z.string(),
  /** members and officers only */
  creditCode: z.string().optional(),
  investors: z.array(z.string()).optional(),
  standingNote: z.string().optional(),
  since: moment,
});
export type OrganisationView = z.infer<typeof organisationView>;

/** One line of a list: only what everybody may read. */
export const organisationCard = z.object({
  id,
  name: z.string(),
  kind: z.enum(organisationKinds),
  platformKind: z.enum(platformKinds).optional(),
  town: z.string().optional(),
  industry: z.string().optional(),
  intro: z.string(),
});
export type OrganisationCard = z.infer<typeof organisationCard>;

export const invitationView = z.object({
  token: z.string(),
  role: z.string(),
  organisation: z.object({ id, name: z.string() }),
  until: moment,
});

export const member = z.object({ id, name: z.string(), role: z.string(), since: moment });
