import type { Actor } from '@zhiqiao/shared/accounts/account.schema';
import type { RecordedEvent } from '../../platform/events.ts';
import { accountsOf } from '../accounts/account.making.service.ts';
import type { NoticeRule } from './notice.table.ts';
import type { Told } from './notice.telling.ts';

type Tell = NoticeRule['tell'];

const partyReaders = async (tell: Tell, told: Told, event: RecordedEvent): Promise<Actor[]> => {
  const organisation = {
    firm: told.firm,
    chiefTechnologist: told.firm,
    unit: told.unit,
    organisation: told.organisation,
  };
  const expert = { expert: told.expert, inventor: told.inventor, introduced: event.refs?.expert };
  if (tell === 'officers') return accountsOf({ officersOf: event.county });
  if (tell === 'asker') return event.refs?.asker ? accountsOf({ account: event.refs.asker }) : [];
  if (tell === 'talkSide') {
    const side = tellOf[event.refs?.side ?? ''];
    return side ? partyReaders(side, told, event) : [];
  }
  if (tell === 'watcher') return told.watcher ? accountsOf({ account: told.watcher }) : [];
  if (tell in expert) {
    const id = expert[tell as keyof typeof expert];
    return id ? accountsOf({ expert: id }) : [];
  }
  const id = organisation[tell as keyof typeof organisation];
  if (!id) return [];
  const people = await accountsOf({ organisation: id });
  return tell === 'chiefTechnologist'
    ? people.filter((person) => person.role === 'chiefTechnologist')
    : people;
};

const tellOf: Readonly<Record<string, Tell>> = {
  firm: 'firm',
  expert: 'expert',
  unit: 'unit',
  bureau: 'officers',
};

/** Who is told by a rule: a party to the thing, or whoever's turn it is by the clock. */
export const readersOf = async (
  rule: NoticeRule,
  told: Told,
  event: RecordedEvent,
): Promise<Actor[]> => {
  const { who = '', what = '' } = event.refs ?? {};
  if (rule.only && !rule.only(what)) return [];
  if (rule.tell === 'onlookers')
    return who === 'bureau' ? [] : partyReaders('officers', told, event);
  if (rule.tell !== 'owner') return partyReaders(rule.tell, told, event);
  const inventor = who === 'expert' && told.inventor ? 'inventor' : tellOf[who];
  const owner = what === 'countersign' ? 'chiefTechnologist' : inventor;
  return owner ? partyReaders(owner, told, event) : [];
};

/** As which party of the clock a reader is told; a date that binds somebody else is not theirs to keep. */
const partyOf: Partial<Record<NoticeRule['tell'], string>> = {
  firm: 'firm',
  chiefTechnologist: 'firm',
  expert: 'expert',
  introduced: 'expert',
  unit: 'unit',
  officers: 'bureau',
};

export const dueFor = (rule: NoticeRule, { clock }: Told, event: RecordedEvent): { due?: Date } => {
  const party = rule.tell === 'owner' ? event.refs?.who : partyOf[rule.tell];
  return clock?.due && clock.who === party && clock.due > event.at ? { due: clock.due } : {};
};
