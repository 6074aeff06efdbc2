import type { letters as zh } from './letters.zh.ts';
import type { Mirror } from './mirror.ts';

export const letters: Mirror<typeof zh> = {
  failed: 'Notices not delivered',
  title: 'Notices sent',
  titleFailed: 'Not delivered: {{count}}',
  meta: 'Mail and gateway messages to people of this county, kept for 180 days. Only the reader sees the text.',
  noMail:
    'No mail server is configured (SMTP_URL): notices are in the application and at the gateway only.',
  which: 'Which ones',
  state: { waiting: 'Waiting', sent: 'Sent', failed: 'Failed', dropped: 'Not sent any more' },
  channel: { mail: 'Mail', gateway: 'Gateway' },
  all: 'All',
  to: '{{reader}} · {{to}}',
  several: '{{count}} in one letter',
  tries: 'tried {{count}} times',
  next: 'next try {{time}}',
  why: 'Reason: {{error}}',
  dropped: 'While it waited the address was changed and not confirmed, or the account was closed',
  retry: 'Send again',
  retryOf: 'Send again: {{subject}}',
  none: 'Nothing was sent yet',
  noneText:
    'Once somebody leaves a mail address, or a gateway is set, what goes out is listed here.',
  gateway: 'Gateway of the county',
  gatewayText:
    'For an SMS or WeChat Work gateway of your own: each notice is posted to this address, signed, and tried six times. It holds name, telephone and one sentence, never the contents.',
  gatewayOn: 'On · set {{time}} by {{by}}',
  gatewayOff: 'Off',
  url: 'Address',
  secret: 'Your own secret (optional)',
  secretHint:
    'Left empty, one is made and shown once after saving; the same address keeps its old one. Your own needs at least 16 characters.',
  secretMade: 'The new secret, shown only this once: copy it into the gateway now.',
  secretLost:
    "The stored secret can no longer be opened (this installation's session secret was changed): nothing is sent. Replace it.",
  copy: 'Copy',
  copied: 'Copied',
  renew: 'Replace the secret',
  on: 'Use it',
  save: 'Save',
  saved: 'Saved',
  try: 'Send a test',
  tried: 'The gateway received it.',
  tryFailed: 'It failed: {{error}}',
};
