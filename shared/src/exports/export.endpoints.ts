import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { day } from '../kernel/text.ts';

export const exportKinds = ['needs', 'experts', 'outcomes', 'deals'] as const;
export type ExportKind = (typeof exportKinds)[number];

export const takeExport = endpoint({
  method: 'GET',
  path: '/api/exports/:kind',
  summary:
    "My county's list (a university: its own outcomes) as .xlsx, in the columns of an import",
  access: { roles: [...officerRoles, 'universityOfficer'] },
  params: z.strictObject({ kind: z.enum(exportKinds) }),
  /** only what came on this day or later: for counties with more rows than one table holds */
  query: z.strictObject({ since: day.optional() }),
  answers: 'file',
  reply: z.any(),
});
