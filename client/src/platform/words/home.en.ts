import type { home as zh } from './home.zh.ts';
import type { Mirror } from './mirror.ts';

export const home: Mirror<typeof zh> = {
  headline: 'Firms ask, experts answer, use first and pay later',
  under:
    'Technical problems, research outcomes and people who can help {{county}}: one search box.',
  tries: 'Try',
  tryWords: '变压器损耗|竹材防霉|山茶油|在线视觉检测|zczs',
  doors: {
    title: 'See it as somebody else',
    note: 'Demonstration accounts, one click',
    go: 'Enter',
    role: {
      firm: 'A firm',
      expert: 'An expert',
      university: 'A university office',
      bureau: 'The county bureau',
      guest: 'A guest',
    },
  },
  notSetUp: {
    title: 'There is no platform here yet',
    what: 'No county has been opened on this server',
    how: 'Whoever runs it: the console printed an address with a set-up code. Open it and give the county and the first account. Everybody else: please come back later.',
    go: 'I have the code',
  },
  counters: {
    title: 'The last 12 months: how far the needs came',
    rule: 'How it is counted',
    posted: 'Asked',
    published: 'Published',
    solved: 'Solved',
    matching: 'Open for bids',
    delivering: 'In delivery',
    count_one: '{{count}}',
    count_other: '{{count}}',
    reply: 'Firms answer a bid after {{days}} days (median); {{overdue}} answers are overdue.',
    noReply: '{{overdue}} answers are overdue.',
    ruleText:
      'Counted one by one. “Asked” counts by the day of asking and includes those in review or returned, which are not public and so do not open. The other numbers count public needs published within the last 12 months, and open as exactly these; “Solved” includes those closed after being solved. Days run from the bid to the firm’s first result. As of {{at}}.',
  },
  steps: {
    title: 'Three steps',
    one: 'Write the problem down',
    oneText:
      'What is it now, what shall it be, how is it measured: checked while you write, published after the county’s review.',
    two: 'Choose by reasons',
    twoText:
      'Every expert says which indicator is covered and which record is missing. Firms answer each bid in time.',
    three: 'Use first, pay later',
    threeText:
      'Try an outcome free of charge; look at the figures before and after; keep it at the agreed price or give it back.',
  },
  emptyNeeds: 'No needs yet',
  emptyOutcomes: 'No outcomes yet',
};
