import type { LedgerView, OpeningView } from '@zhiqiao/shared/disclosures/disclosure.schema';

type Group = OpeningView['group'];

export interface Reader {
  id: string;
  name: string;
  role: string;
  place: string;
  expert: string | undefined;
  /** latest ISO moment */
  last: string;
  groups: { group: Group; ground: OpeningView['ground']; last: string; count: number }[];
}

const later = (a: string, b: string): string => (a > b ? a : b);

const addTo = (reader: Reader, line: OpeningView): void => {
  const known = reader.groups.find(({ group }) => group === line.group);
  if (known) {
    known.count += line.count;
    known.last = later(known.last, line.last);
  } else {
    const { group, ground, last, count } = line;
    reader.groups.push({ group, ground, last, count });
  }
  reader.last = later(reader.last, line.last);
};

/** The lines of a ledger by person, who looked last first. */
export const readersOf = (items: readonly OpeningView[]): Reader[] => {
  const readers = new Map<string, Reader>();
  for (const line of items) {
    const { id, ...person } = line.person;
    const reader = readers.get(id) ?? { id, ...person, expert: line.expert, last: '', groups: [] };
    readers.set(id, reader);
    addTo(reader, line);
  }
  return [...readers.values()].toSorted((a, b) => b.last.localeCompare(a.last));
};

export interface GroupDoor {
  group: Group;
  tier: LedgerView['tiers'][Group];
  /** people and times */
  people: number;
  times: number;
  last: string | undefined;
  /** shut to everybody who was not chosen */
  shut: boolean;
}

const order: readonly Group[] = ['problem', 'indicators', 'terms', 'files', 'secrets'];

/** The groups with their doors, and how much went through each; what anybody may read is not counted. */
export const doorsOf = ({ items, shut, tiers }: LedgerView): GroupDoor[] =>
  order.map((group) => {
    const lines = items.filter((line) => line.group === group);
    return {
      group,
      tier: tiers[group],
      people: new Set(lines.map(({ person }) => person.id)).size,
      times: lines.reduce((sum, { count }) => sum + count, 0),
      last: lines
        .map(({ last }) => last)
        .toSorted()
        .at(-1),
      shut: shut.some((door) => door.group === group && !door.expert),
    };
  });

export const isShutOut = ({ shut }: LedgerView, expert: string | undefined): boolean =>
  expert !== undefined && shut.some((door) => door.expert?.id === expert && !door.group);
