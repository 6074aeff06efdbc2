import type { Mirror } from './mirror.ts';
import type { rules as zh } from './rules.zh.ts';

export const rules: Mirror<typeof zh> = {
  title: 'The rules: how many days, how many points, and what happens then',
  windowTitle: 'Rules',
  meta: '{{count}} rules in force in {{county}}. Each names its document and dates; a changed rule changes the days that follow.',
  document: 'Document',
  from: 'from {{day}}',
  until: '{{from}} to {{to}}',
  group: { need: 'Needs', bid: 'Bids', expert: 'Experts', invitation: 'Accounts' },
  value: {
    points: '{{value}} points',
    workingDays: '{{value}} working days',
    days: '{{value}} days',
    count: '{{value}}',
    percent: '{{value}}%',
  },
  code: {
    need: {
      submitPoints: 'A need can be submitted from this health score',
      reviewDays: 'The bureau reviews a submitted need within',
      refineDays: 'The bureau refines an accepted need within',
      returnDays: 'The firm mends a returned need within',
      pauseDays: 'A pause lasts at most this long, then the need is published again',
      silentDays: 'A published need without progress expires after',
      closeAfterDays: 'A solved or expired need is closed after',
      duplicateLikeness: 'A firm is warned of a repeated need from this likeness',
    },
    bid: {
      unitDays: 'The sending unit reviews a bid within',
      replyDays: 'The firm answers a bid within; afterwards it cannot post new needs',
      answerDays: 'The expert answers a question within',
      agreementDays: 'After the choice, both sign within',
    },
    expert: { activeLimit: 'Engagements of one expert at one time, at most' },
    invitation: { days: 'An invitation link is valid for' },
  },
};
