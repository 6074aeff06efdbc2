import { z } from 'zod';
import { officerRoles } from '../accounts/account.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/text.ts';
import { importKinds, importView } from './import.schema.ts';

/** The bureau brings in everything, a university's office the outcomes of its own unit. */
const roles = [...officerRoles, 'universityOfficer'] as const;
const byKind = z.strictObject({ kind: z.enum(importKinds) });
const byId = z.strictObject({ id });

export const readTemplate = endpoint({
  method: 'GET',
  path: '/api/imports/:kind/template',
  summary: 'An .xlsx to fill in, with the column names and an example',
  access: { roles },
  params: byKind,
  answers: 'file',
  reply: z.any(),
});

export const checkImport = endpoint({
  method: 'POST',
  path: '/api/imports/:kind',
  summary: 'Dry run of an .xlsx or .json: every fault by row and column, nothing written',
  access: { roles },
  upload: true,
  untransacted: true,
  params: byKind,
  /** whose the rows are that name no firm or owner */
  query: z.strictObject({ organisation: id.optional() }),
  reply: importView,
});

export const writeImport = endpoint({
  method: 'POST',
  path: '/api/imports/:id/write',
  summary:
    'Write a checked import: all rows or none; `skipFaulty` leaves the faulty rows out on purpose',
  access: { roles },
  untransacted: true,
  params: byId,
  body: z.strictObject({ skipFaulty: z.boolean().default(false) }),
  reply: importView,
});

export const readImport = endpoint({
  method: 'GET',
  path: '/api/imports/:id/state',
  summary: 'How far an import is',
  access: { roles },
  params: byId,
  reply: importView,
});
