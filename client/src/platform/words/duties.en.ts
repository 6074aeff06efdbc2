import type { duties as zh } from './duties.zh.ts';
import type { Mirror } from './mirror.ts';

export const duties: Mirror<typeof zh> = {
  owed: '{{expert}} on “{{title}}”',
  held: 'Bids past their reply date: {{count}}. Answer them before posting a new need',
  notHeld: 'Bids past their reply date: {{count}}. Please answer each',
  heldText:
    'Shortlisting, asking and declining all count as answers; declining needs a reason and a sentence. Needs already posted go on.',
  liftedText: 'A leader lifted the hold: you can post until {{day}}. Reason: {{reason}}',
  lateFirms: 'Firms that owe answers: {{count}}',
  owes: '{{count}} unanswered',
  firstOf: 'Longest: {{expert}} · {{title}}',
  chasedAt: 'chased {{time}} by {{by}}',
  liftedBy: 'lifted by {{by}} until {{day}}: {{reason}}',
  chase: 'Send chaser',
  chaseOf: 'Send chaser: {{firm}}',
  letter: 'Letter',
  letterHint:
    'Drafted from the records; send it as it is or change it. The firm gets it as a notice and by mail.',
  send: 'Send',
  lift: 'Lift the hold',
  liftOf: 'Lift the hold on {{firm}}',
  liftText:
    'While it is lifted the firm can post; the overdue answers are still asked for. At most {{count}} days, then it ends by itself; your name and reason stay on record.',
  until: 'Lifted until',
  reason: 'Why',
};
