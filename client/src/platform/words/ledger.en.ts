import type { ledger as zh } from './ledger.zh.ts';
import type { Mirror } from './mirror.ts';

export const ledger: Mirror<typeof zh> = {
  intro:
    'Whenever somebody outside your firm opens a part that is not public, it is noted here: who, which part, when and on what ground. A part that you close is gone at once for every expert not chosen; the chosen one and the bureau keep it.',
  doors: 'Parts',
  doorsNote:
    'Shut, it is gone from pages and search within a second; what was read or copied before cannot be called back',
  public: 'Anybody may read it; who did is not noted',
  publicShut: 'Only your firm, the bureau and the chosen partner may read it',
  unread: 'Opened by nobody yet',
  read: '{{people}} people, {{times}} times',
  lately: 'last',
  shut: 'closed',
  close: 'Close',
  open: 'Open again',
  people: 'Who looked',
  peopleNote: 'latest first',
  nobody: 'Nobody has opened what is not public',
  nobodyWhy:
    'What experts see after signing in, promising or being chosen is noted here one by one.',
  line_one: '{{group}}, once',
  line_other: '{{group}}, {{count}} times',
  ground: {
    signedIn: 'signed in',
    promised: 'promised confidentiality',
    selected: 'chosen',
    officer: 'officer of the bureau',
  },
  shutOut: 'Shut out',
  letIn: 'Let in again',
  promises: 'Confidentiality promises',
  exchanges: 'Contact details exchanged',
  exchanged: 'open to both · asked by {{by}}',
  takenBack: 'taken back · asked by {{by}}',
  words: 'The promise in full (version {{version}})',
  signed: 'Given by {{name}} to {{firm}}',
  mine: 'My promise of confidentiality',
};
