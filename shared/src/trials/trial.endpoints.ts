import { z } from 'zod';
import { firmRoles, officerRoles } from '../accounts/account.schema.ts';
import { awardSplit } from '../contracts/contract.schema.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { id, text } from '../kernel/text.ts';
import * as written from './trial.schema.ts';
import { trialView } from './trial.view.ts';

const byId = z.strictObject({ id });
const nothing = z.strictObject({});
const note = z.strictObject({ note: text(2, 500, 'lines') });
const units = ['universityOfficer'] as const;
const owners = ['universityOfficer', 'expert'] as const;
const everySide = [...firmRoles, ...owners] as const;

const deed = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  roles: readonly string[],
) =>
  endpoint({
    method: 'POST',
    path: `/api/trials/:id/${name}`,
    summary,
    access: { roles },
    params: byId,
    body,
    reply: trialView,
  });

export const requestTrial = endpoint({
  method: 'POST',
  path: '/api/trials',
  summary: 'Ask to try an outcome; it goes to the unit at once, or waits for the exclusive place',
  access: { roles: firmRoles },
  once: true,
  body: written.trialRequest,
  reply: trialView,
});
export const editTrial = endpoint({
  method: 'PUT',
  path: '/api/trials/:id',
  summary: 'Change a request that has not gone to the unit; an older revision is refused',
  access: { roles: firmRoles },
  params: byId,
  body: written.trialEdit,
  reply: trialView,
});
export const submitTrial = deed('submit', 'Send the request to the unit', nothing, firmRoles);
export const callOffTrial = deed(
  'call-off',
  'Call it off before anything was handed over',
  z.strictObject({ reason: z.enum(written.callOffReasons), note: text(2, 500, 'lines') }),
  [...firmRoles, ...units],
);
export const approveTrial = deed(
  'approve',
  'The unit agrees, on the record',
  written.diligence,
  units,
);
export const declineTrial = deed('decline', 'The unit does not agree', note, units);

export const writeTerms = endpoint({
  method: 'PUT',
  path: '/api/trials/:id/terms',
  summary: 'Write the terms; signatures on older terms fall away',
  access: { roles: [...firmRoles, ...units] },
  params: byId,
  body: written.termsWriting,
  reply: trialView,
});
export const signTrial = endpoint({
  method: 'POST',
  path: '/api/trials/:id/sign',
  summary: 'Sign for my side; with the last signature the agreement is made and stored',
  access: { roles: everySide },
  untransacted: true,
  params: byId,
  body: written.signing,
  reply: trialView,
});
export const readAgreement = endpoint({
  method: 'GET',
  path: '/api/trials/:id/agreement',
  summary: 'The agreement as .docx: the stored one when signed, else a draft of the terms so far',
  access: 'member',
  params: byId,
  answers: 'file',
  reply: z.any(),
});
export const insureTrial = deed('insure', 'Record the insurance', written.insurance, [
  ...firmRoles,
  ...units,
]);
export const handOverTrial = deed(
  'hand-over',
  'Hand over by the list',
  written.handingOver,
  owners,
);
export const beginTrial = deed(
  'begin',
  'Tick off what came, measure the figures before, begin',
  written.beginning,
  firmRoles,
);
export const confirmBaseline = deed(
  'confirm-baseline',
  'The unit confirms the figures measured before',
  nothing,
  owners,
);
export const reportTrial = endpoint({
  method: 'POST',
  path: '/api/trials/:id/reports',
  summary: 'Record figures of the use, with evidence',
  access: { roles: firmRoles },
  once: true,
  params: byId,
  body: written.reporting,
  reply: trialView,
});
export const askExtension = deed(
  'ask-extension',
  'Ask for more time, once',
  written.extensionAsk,
  firmRoles,
);
export const grantExtension = deed(
  'grant-extension',
  'Grant it',
  z.strictObject({ note: text(0, 500, 'lines').default('') }),
  units,
);
export const refuseExtension = deed('refuse-extension', 'Refuse it', note, units);
export const evaluateTrial = deed('evaluate', 'Evaluate early', nothing, firmRoles);
export const keepTrial = deed(
  'keep',
  'Decide: keep it and pay by the terms',
  z.strictObject({ reason: text(0, 500).default('') }),
  firmRoles,
);
export const returnTrial = deed(
  'return',
  'Decide: return it, with the stop of use and what was learnt',
  written.returning,
  firmRoles,
);
export const reconsiderTrial = deed(
  'reconsider',
  'Take the decision back in time',
  nothing,
  firmRoles,
);
export const approveConversion = deed(
  'approve-conversion',
  'The unit approves the conversion, on the record',
  written.diligence,
  units,
);
export const sendBackTrial = deed('send-back', 'The unit sends the decision back', note, units);
export const priceTrial = deed(
  'price',
  'Set the price and make it public in the unit',
  written.pricingDeed,
  units,
);
export const objectToPrice = endpoint({
  method: 'POST',
  path: '/api/trials/:id/objections',
  summary: 'Object to a price while it is public',
  access: 'member',
  params: byId,
  body: z.strictObject({ text: text(4, 1000, 'lines') }),
  reply: z.object({ id: z.string() }),
});
export const settleObjection = endpoint({
  method: 'POST',
  path: '/api/trials/:id/objections/:objection/settle',
  summary: 'Answer an objection; one that is upheld sends the price back',
  access: { roles: units },
  params: z.strictObject({ id, objection: z.string().min(4).max(40) }),
  body: z.strictObject({ upheld: z.boolean(), text: text(4, 1000, 'lines') }),
  reply: trialView,
});
export const convertTrial = endpoint({
  method: 'POST',
  path: '/api/trials/:id/convert',
  summary: 'Sign the technical contract: one, however often it is clicked',
  access: { roles: units },
  once: true,
  params: byId,
  body: z.strictObject({
    technicalFen: z.number().int().min(0).optional(),
    signedOn: z.iso.date(),
    award: awardSplit.optional(),
  }),
  reply: trialView,
});
export const finishTrial = deed(
  'finish',
  'The unit confirms that its materials are back',
  note,
  units,
);
export const claimBreach = deed('breach', 'Claim a breach, with evidence', written.breachClaim, [
  ...firmRoles,
  ...units,
]);
export const mediateTrial = deed('mediate', 'The bureau mediates', note, officerRoles);
export const settleTrial = deed('settle', 'The bureau settles it', written.finding, officerRoles);
