import type { Mirror } from './mirror.ts';
import type { rules as zh } from './rules.zh.ts';
import { trialRules } from './trialRules.en.ts';

export const rules: Mirror<typeof zh> = {
  title: 'The rules: how many days, how many points, and what happens then',
  windowTitle: 'Rules',
  meta: '{{count}} rules in force in {{county}}. Each names its document and dates; when a rule changes, clocks that run keep their date and later ones follow the new rule.',
  document: 'Document',
  from: 'from {{day}}',
  until: '{{from}} to {{to}}',
  platform: 'platform default',
  next: 'from {{day}}: {{value}}',
  history: 'History',
  historyOf: 'History: {{rule}}',
  change: 'Change',
  changeOf: 'Change: {{rule}}',
  calendar: {
    title: 'Working calendar',
    meta: 'Working days follow the holiday notices of the State Council: holidays do not count, weekends worked instead do.',
    year: '{{year}}',
    days_one: 'one day off',
    days_other: '{{count}} days off',
    moved_one: 'one weekend day worked',
    moved_other: '{{count}} weekend days worked',
    provisional: 'Provisional',
    provisionalText:
      'The notice is not out yet: statutory days only. The administrator replaces it when it comes; clocks that run keep their dates.',
  },
  past: {
    none: 'This county has written no row for it: the platform default holds.',
    by: 'written by {{name}} on {{day}}',
    withdrawn: 'withdrawn by {{name}} on {{day}}: {{note}}',
    fallback: 'Where the county has no row, the platform default holds: {{value}}',
    withdraw: 'Withdraw',
    withdrawWhat:
      'It will not come into force and the present one goes on. The row and your reason stay in the history.',
    withdrawNote: 'Why it is withdrawn',
    withdrawMissing: 'Please give the reason in a sentence',
  },
  form: {
    what: 'Old rows are never changed or deleted. The new one counts from its first day on; before, nothing changes.',
    value: 'New value',
    range: 'from {{min}} to {{max}}',
    fixed:
      'This is a floor of the platform: its value cannot be changed. You may give the document of your county.',
    document: 'Document',
    documentHint: 'Its full title',
    number: 'Document number',
    from: 'In force from',
    to: 'Last day (leave empty for none)',
    toHint: 'After the last day the platform default holds',
    look: 'See what it would do',
    back: 'Back to the form',
    publish: 'Publish',
    stale: 'Somebody has just published a row of this rule. Close this, look at it, and try again.',
  },
  preview: {
    title: 'Please check before it is published',
    now: 'Now',
    since: 'From {{day}}',
    atOnce:
      'It begins today: it counts at once and cannot be withdrawn, only followed by another row.',
    mayWithdraw: 'It can be withdrawn before {{day}}.',
  },
  effect: {
    clocksKeep_one:
      'One clock that runs keeps its due date; those that start from the first day on follow the new row.',
    clocksKeep_other:
      '{{count}} clocks that run keep their due dates; those that start from the first day on follow the new row.',
    needsExpire_one: 'As things stand, one published need would expire on the first day.',
    needsExpire_other: 'As things stand, {{count}} published needs would expire on the first day.',
    draftsBelow_one:
      'One draft or returned need is below the new line and must be completed first.',
    draftsBelow_other:
      '{{count}} drafts or returned needs are below the new line and must be completed first.',
    expertsFull_one:
      'One expert is at or over the new limit: not recommended and not able to bid until something is finished.',
    expertsFull_other:
      '{{count}} experts are at or over the new limit: not recommended and not able to bid until something is finished.',
    townBound_one:
      'One envoy named the towns they serve; recommendations follow the new row from the first day on.',
    townBound_other:
      '{{count}} envoys named the towns they serve; recommendations follow the new row from the first day on.',
    quotesChange_one:
      'One open trial or bid tells a firm what it really pays: reckoned anew from the first day on. Signed prices stay.',
    quotesChange_other:
      '{{count}} open trials and bids tell firms what they really pay: reckoned anew from the first day on. Signed prices stay.',
    linksKeep_one: 'One link that is out keeps its date.',
    linksKeep_other: '{{count}} links that are out keep their dates.',
    fromThen_one: 'Only what happens from the first day on is measured by it.',
    fromThen_other: 'Only what happens from the first day on is measured by it.',
  },
  areas: 'By matter',
  area: {
    needs: 'Needs and bids',
    trials: 'Outcomes and trials',
    money: 'Contracts and money',
    others: 'Others',
  },
  group: {
    ...trialRules.group,
    need: 'Needs',
    bid: 'Bids',
    expert: 'Experts',
    organisation: 'Organisations',
    outcome: 'Outcomes',
    match: 'Recommendations',
    round: 'Rounds',
    introduction: 'Introductions',
    duty: 'Reminders',
    talk: 'Conversations',
    invitation: 'Accounts',
  },
  value: {
    points: '{{value}} points',
    minutes: '{{value}} minutes',
    workingDays: '{{value}} working days',
    days: '{{value}} days',
    count: '{{value}}',
    percent: '{{value}}%',
    months: '{{value}} months',
    yuan: '{{value}} yuan',
    yes: 'applies',
    no: 'does not apply',
  },
  code: {
    ...trialRules.code,
    need: {
      submitPoints: 'A need can be submitted from this health score',
      reviewDays: 'The bureau reviews a submitted need within',
      refineDays: 'The bureau refines an accepted need within',
      returnDays: 'The firm mends a returned need within',
      confirmDays: 'After the bureau changed the text, the firm confirms it within',
      checkDays: 'After the firm reported results, the expert checks them within',
      pauseDays: 'A pause lasts at most this long, then the need is published again',
      silentDays: 'A published need without progress expires after',
      closeAfterDays: 'A solved or expired need is closed after',
      duplicateLikeness: 'A firm is warned of a repeated need from this likeness',
    },
    bid: {
      unitDays: 'The sending unit reviews a bid within',
      replyDays: 'The firm answers a bid within; afterwards it cannot post new needs',
      answerDays: 'The expert answers a question within',
      decideDays: 'After shortlisting, negotiation or waiting list, the firm decides within',
      holdAfterDays: 'Past the reply date, new needs of the firm are held after',
      liftDays: 'A leader may lift a hold for at most',
      agreementDays: 'After the choice, both sign within',
    },
    expert: {
      activeLimit: 'Engagements of one expert at one time, at most',
      verifyDays: 'The bureau verifies a registered expert within',
    },
    organisation: { verifyDays: 'The bureau verifies a registered organisation within' },
    outcome: { approveDays: 'The unit approves a submitted outcome within' },
    duty: {
      remindDays: 'First reminder so long before a due date; others on the day and after it',
    },
    match: {
      conflict: 'Whoever has an interest in a firm is not recommended to it and cannot bid',
      territory: 'Sci-tech envoys are recommended only in the towns they serve',
      availability: 'Whoever paused is not recommended',
    },
    introduction: {
      followDays: 'Whoever introduced two asks after it within',
      laterDays: 'A suggestion put off comes back after',
    },
    round: {
      answerDays: 'Both sides answer the offers of a round within',
      wishPoints: 'What a wish of one side adds or takes when a round is solved',
    },
    talk: {
      editMinutes: 'A message may be changed for',
      withdrawMinutes: 'A message may be taken back for',
      noticeMinutes: 'The other side is told of a message unread for',
    },
    invitation: {
      days: 'An invitation link is valid for',
      passwordDays: 'A link for a new password is valid for',
    },
  },
};
