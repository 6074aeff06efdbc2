import type { imports as zh } from './imports.zh.ts';
import type { Mirror } from './mirror.ts';

export const imports: Mirror<typeof zh> = {
  title: 'Import a whole table: checked first, written afterwards',
  windowTitle: 'Import',
  meta: 'The first step only checks and writes nothing. Every problem is named by row and column; mend the sheet, or write only the rows without faults.',
  kind: 'What to import',
  kinds: { needs: 'Needs', experts: 'Experts', outcomes: 'Outcomes' },
  step: { choose: 'Choose a table', check: 'Look at the result' },
  template: 'Download the template',
  templateHint:
    'The first row names the columns, the second is an example. Column names of other systems are understood too.',
  whose: 'Whose are rows without an organisation',
  whoseHint: {
    needs:
      'Type and choose a firm. A column 企业 decides; rows without one are theirs. Leave empty if every row names one.',
    outcomes:
      'Type and choose a unit. A column 权属单位 decides; rows without one are theirs. Leave empty if every row names one.',
  },
  whoseFound: 'Rows without an organisation are theirs.',
  whoseUnknown:
    'Not found: choose one of the list, or leave this empty (then every row must name one).',
  out: {
    title: 'Export',
    what: 'The lists of your county as tables (.xlsx), in the columns of an import, so that they can come back. Drafts and confidential details are not in them.',
    whatOurs:
      'The outcomes of your university as a table (.xlsx), in the columns of an import. Files and pictures are not in it: add them to each outcome by “Edit” afterwards.',
    foot: 'Who exported what, and when, is on record.',
    take: 'Export {{kind}}',
    kind: { needs: 'needs', experts: 'experts', outcomes: 'outcomes', deals: 'deals' },
  },
  after: {
    needs: 'Imported needs are in refining; the firm confirms the text before they are published.',
    experts: 'Imported experts wait to be verified before they are suggested.',
    outcomes:
      'Imported outcomes are drafts for their unit to complete; those with clear ownership that the unit agreed to are listed and told to firms with needs they answer. Those that also name who confirms them go to that inventor first, then to the unit. Files and pictures are added to each outcome by “Edit” afterwards.',
  },
  file: 'Choose an .xlsx or .json file',
  fileButton: 'Choose a file',
  drop: 'The check starts at once and writes nothing.',
  checking: 'Checking “{{name}}”',
  checkFailed: 'Not checked',
  sheet: '{{file}}, {{kind}}',
  clean_one: '{{count}} row, all good: it can be written',
  clean_other: '{{count}} rows, all good: they can be written',
  faulty_one: '{{count}} thing to mend',
  faulty_other: '{{count}} things to mend',
  counts: '{{rows}} rows, {{good}} without faults',
  faults: 'What to mend',
  row: 'Row',
  column: 'Column',
  value: 'In the sheet',
  message: 'Problem',
  emptyCell: '(empty)',
  moreFaults_one: '{{count}} more',
  moreFaults_other: '{{count}} more',
  notListed_one: '{{count}} more is not listed. Mend these and check again.',
  notListed_other: '{{count}} more are not listed. Mend these and check again.',
  writeAll_one: 'Write {{count}} row',
  writeAll_other: 'Write all {{count}} rows',
  again: 'Mended: send it again',
  skip_one: 'Write only the {{count}} good row',
  skip_other: 'Write only the {{count}} good rows',
  skipTitle: 'Leave out the faulty rows',
  skipWhat:
    'Of {{rows}} rows, {{good}} are written and {{left}} with faults are not. Mend those and send them separately.',
  writing: 'Writing {{done}} of {{total}} rows',
  writingHint: 'You may leave this page. Either all rows are written or none.',
  written_one: '{{count}} row written',
  written_other: '{{count}} rows written',
  failed: 'Nothing was written',
  failedText: 'Something failed while writing, so no row was written. Please send the file again.',
  see: { needs: 'See the needs', experts: 'Verify the experts', outcomes: 'See the outcomes' },
  another: 'Import another',
  nothing: 'The sheet has no rows',
};
